const browsers = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/Chrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const

const systems = [
  [/\biPad\b/, 'iPad'],
  [/\biPhone\b/, 'iPhone'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'Chromebook'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
] as const

/** A browser in words that its owner knows again, such as `Firefox on Windows`; no version, no more. */
export function browserWords(userAgent: string | null | undefined): string {
  const browser = wordFor(browsers, userAgent ?? '') ?? 'A browser'
  const system = wordFor(systems, userAgent ?? '')
  return system === undefined ? browser : `${browser} on ${system}`
}

function wordFor(words: typeof browsers | typeof systems, userAgent: string): string | undefined {
  return words.find(([pattern]) => pattern.test(userAgent))?.[1]
}
