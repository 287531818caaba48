const SMALL = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
] as const
const TEENS = {
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
} as const
const NUMBERS = new Map<string, number>([
  ...SMALL.map((word, i) => [word, i] as const),
  ...Object.entries(TEENS),
])

/** A pattern for a number in words or figures. */
export const NUMBER = `(?:\\d{1,2}|${[...NUMBERS.keys()].join('|')})`

/** A number a text gives, and the words in which it stands. */
export type NumberRead = { readonly value: number; readonly words: string }

/** Reads the number in the first group of a pattern from a text. */
export function numberBy(pattern: RegExp, text: string): NumberRead | undefined {
  const [whole, digits] = pattern.exec(text.toLowerCase()) ?? []
  if (whole === undefined || digits === undefined) return undefined
  const value = NUMBERS.get(digits) ?? Number(digits)
  return Number.isInteger(value) ? { value, words: whole.trim() } : undefined
}

const UNIT = '(?:years?|months?|weeks?|days?|hours?)'
const ANY = new RegExp(
  `\\b(${NUMBER})\\b(?:\\s+(?:full |academic |calendar |school )*(${UNIT})\\b)?`,
  'g',
)

/** Every number a text gives; “one” only where it counts something, as it is a word for much else. */
export function readNumbers(text: string): readonly NumberRead[] {
  return [...text.toLowerCase().matchAll(ANY)].flatMap(([words, digits = '', unit]) => {
    const value = NUMBERS.get(digits) ?? Number(digits)
    const isWord = unit === undefined && (digits === 'one' || digits === 'zero')
    return isWord ? [] : [{ value, words }]
  })
}
