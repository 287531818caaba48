/** A line whose beginning is a printed number, cut in two. */
export type Numbered = { readonly number: string; readonly rest: string }

const SHAPES = [
  /^((?:appendix|annex|schedule)\s+[A-Z0-9]{1,3})\s*[:.\-–—]?\s+(?=\S)/i,
  /^section\s+(\d{1,2})\s*[:.\-–—]\s+(?=\S)/i,
  /^(\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s+(?=\S)/,
  /^(\d{1,2})[.)]\s+(?=\S)/,
  /^(\d{1,2})\s+(?=[A-Z][a-z]*\b(?!\s+\d{4}))(?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/,
  /^\(([a-z]|[ivx]{1,4}|\d{1,2})\)\s+(?=\S)/i,
  /^([a-z]|[ivx]{1,4})[.)]\s+(?=\S)/,
] as const

/** Takes a printed number (`3.2`, `(a)`, `Appendix 1:`) off the beginning of a line. */
export function printedNumber(text: string): Numbered | undefined {
  for (const shape of SHAPES) {
    const [whole, number] = shape.exec(text) ?? []
    if (whole !== undefined && number !== undefined) {
      return { number, rest: text.slice(whole.length).trim() }
    }
  }
  return undefined
}

/** Whether a printed number is one of a list within a section: `a`, `iv`. */
export function isLetter(number: string): boolean {
  return /^[a-z]{1,4}$/i.test(number)
}
