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

const unknown = 'A browser'

/**
 * A browser in words that its owner knows again, such as `Firefox on Windows`; no version, no more.
 * Such words stay as they are: a session that takes the place of another brings them along.
 */
export function browserWords(userAgent: string | null | undefined): string {
  if (typeof userAgent === 'string' && areWords(userAgent)) return userAgent
  const browser = wordFor(browsers, userAgent ?? '') ?? unknown
  const system = wordFor(systems, userAgent ?? '')
  return system === undefined ? browser : `${browser} on ${system}`
}

function wordFor(words: typeof browsers | typeof systems, userAgent: string): string | undefined {
  return words.find(([pattern]) => pattern.test(userAgent))?.[1]
}

function areWords(text: string): boolean {
  const [browser, system, ...more] = text.split(' on ')
  const isKnown = browser === unknown || browsers.some(([, name]) => name === browser)
  const isOn = system === undefined || systems.some(([, name]) => name === system)
  return isKnown && isOn && more.length === 0
}
