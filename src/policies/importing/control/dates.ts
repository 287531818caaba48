import { dayOfParts } from '#core/day.ts'
import { addDays, isIsoDay, monthsLater, type IsoDay } from '#core/iso-day.ts'

/** A date as a document prints it: the first and last day it can mean, and its words. */
export type PrintedDate = { readonly from: IsoDay; readonly to: IsoDay; readonly words: string }

const MONTH = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`
/** School seasons, by the first month of a term of that name and how many it spans. */
const SEASONS = { spring: ['1', 4], summer: ['4', 5], autumn: ['9', 4], winter: ['12', 1] } as const

type Reader = readonly [
  pattern: RegExp,
  read: (parts: readonly string[]) => readonly [string, string],
]

const READERS: readonly Reader[] = [
  [/\b(\d{4})-(\d{2})-(\d{2})\b/i, ([y, m, d]) => oneDay(y, m, d)],
  [/\b(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})\b/i, ([d, m, y]) => oneDay(y, m, d)],
  [
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}\\.?,?\\s+(\\d{4})\\b`, 'i'),
    ([d, m, y]) => oneDay(y, m, d),
  ],
  [
    new RegExp(`\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,\\s*(\\d{4})\\b`, 'i'),
    ([m, d, y]) => oneDay(y, m, d),
  ],
  [new RegExp(`\\b${MONTH}\\.?,?\\s+(\\d{4})\\b`, 'i'), ([m, y]) => months(y, m, 1)],
  [
    /\b(spring|summer|autumn|winter)(?:\s+term)?,?\s+(\d{4})\b/i,
    ([season, y]) => seasonOf(season, y),
  ],
  [/\b(20\d\d)\s*[-–/]\s*(?:20)?(\d\d)\b/i, ([y]) => [`${y}-09-01`, `${Number(y) + 1}-08-31`]],
  [/\b(20\d\d)\b/i, ([y]) => [`${y}-01-01`, `${y}-12-31`]],
]

/** Reads the first date of a text; undefined when it has none that exists. */
export function dateIn(text: string): PrintedDate | undefined {
  for (const [pattern, read] of READERS) {
    const [words, ...parts] = pattern.exec(text) ?? []
    if (words === undefined) continue
    const [from, to] = read(parts)
    if (isIsoDay(from) && isIsoDay(to)) return { from, to, words: words.trim() }
  }
  return undefined
}

function oneDay(year = '', month = '', day = ''): readonly [string, string] {
  const full = year.length === 2 ? `20${year}` : year
  const on = dayOfParts({ year: full, month, day }) ?? ''
  return [on, on]
}

function months(year = '', first = '', many: number): readonly [string, string] {
  const from = dayOfParts({ year, month: first, day: '1' })
  return from === undefined ? ['', ''] : [from, addDays(monthsLater(from, many), -1)]
}

function seasonOf(season = '', year = ''): readonly [string, string] {
  const found = Object.entries(SEASONS).find(([name]) => name === season.toLowerCase())
  const [first, many] = found?.[1] ?? ['1', 12]
  return months(year, first, many)
}

/** Whole months from one day to another, at least one. */
export function monthsBetween(from: IsoDay, to: IsoDay): number {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number)
  return Math.max(1, (toYear - fromYear) * 12 + toMonth - fromMonth)
}

const CYCLES: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:at least )?(?:annual(?:ly)?|yearly|every year|each year|every twelve months|every 12 months|once a year)\b/i,
    12,
  ],
  [
    /\b(?:every (?:two|2) years|biennial(?:ly)?|two[- ]year(?:ly)?|2[- ]year(?:ly)?|every other year)\b/i,
    24,
  ],
  [/\b(?:every (?:three|3) years|three[- ]year(?:ly)?|3[- ]year(?:ly)?|triennial(?:ly)?)\b/i, 36],
  [/\b(?:termly|every term|each term)\b/i, 4],
]

/** How often, in months, a text wants something done; undefined when it does not say. */
export function cycleIn(text: string): number | undefined {
  return CYCLES.find(([pattern]) => pattern.test(text))?.[1]
}
