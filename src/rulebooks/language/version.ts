/** Places before the decimal part of a version held as one whole number: 1.2 is 1002. */
const WHOLE = 1000

/** A version such as `1.2` as a whole number that keeps its order; undefined when it is none. */
export function readVersion(text: string): number | undefined {
  const match = /^v?(\d{1,4})(?:\.(\d{1,3}))?$/i.exec(text.trim())
  if (!match) return undefined
  return Number(match[1]) * WHOLE + Number(match[2] ?? 0)
}

/** `1.2` from 1002. */
export function versionWords(version: number): string {
  return `${Math.trunc(version / WHOLE)}.${version % WHOLE}`
}

/** Whether a version is whole (1.0), a decimal (1.2), or the first draft of a document (0.1). */
export function versionIs(version: number, kind: 'whole' | 'decimal' | 'first-draft'): boolean {
  if (kind === 'first-draft') return version === 1
  return (version % WHOLE === 0) === (kind === 'whole')
}

/** The next whole number, or the next decimal, after a version. */
export function nextVersion(version: number, step: 'whole' | 'decimal'): number {
  if (step === 'decimal') return version + 1
  return (Math.trunc(version / WHOLE) + 1) * WHOLE
}
