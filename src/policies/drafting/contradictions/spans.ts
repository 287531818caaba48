import { NUMBER, readNumbers } from '#policies/importing/matching/numbers-in.ts'

/** A length of time, in days or in calendar months. */
type Span = { readonly kind: 'days' | 'months' | 'hours'; readonly count: number }

/** A number that words give: a length of time, an age, or a count of anything else. */
export type Said = {
  readonly value: number
  readonly words: string
  readonly span?: Span | undefined
  readonly isAge?: boolean
}

/** A number that a rule or duty rests on, with its unit as a fact or duty names it. */
export type Counted = { readonly value: number; readonly unit: string; readonly isAge: boolean }

const units = {
  hour: ['hours', 1],
  day: ['days', 1],
  week: ['days', 7],
  month: ['months', 1],
  year: ['months', 12],
} as const

/** Days of a working week are five of seven. */
const perWorkingDay = 7 / 5

/** How long a number of units is, by the last word that names one; nothing where none is named. */
export function spanOf(value: number, words: string): Span | undefined {
  const [, working, unit] = /(school|working)?\s*\b(hour|day|week|month|year)s?$/.exec(words) ?? []
  if (!isUnit(unit)) return undefined
  const [kind, each] = units[unit]
  return {
    kind,
    count: value * each * (working === undefined || unit !== 'day' ? 1 : perWorkingDay),
  }
}

function isUnit(word: string | undefined): word is keyof typeof units {
  return word !== undefined && Object.hasOwn(units, word)
}

const rhythms = [
  [/\bannually\b|\byearly\b|\b(?:every|each|once a) year\b/g, { kind: 'months', count: 12 }],
  [/\bmonthly\b|\b(?:every|each|once a) month\b/g, { kind: 'months', count: 1 }],
  [/\bweekly\b|\b(?:every|each|once a) week\b/g, { kind: 'days', count: 7 }],
] as const

/** The times that words give without a number: “every year”, “monthly”. */
export function readRhythms(text: string): readonly Said[] {
  return rhythms.flatMap(([pattern, span]) =>
    [...text.toLowerCase().matchAll(pattern)].map(([words]) => ({ value: 1, words, span })),
  )
}

const ages = new RegExp(
  `\\b(?:under|over|aged?|age of|above|below|younger than|older than)[\\s-](${NUMBER})s?\\b|` +
    `\\b(${NUMBER})(?:\\s(?:or|and) (?:over|older|above|under|younger)\\b|[\\s-]?years?[\\s-]olds?\\b)`,
  'g',
)

/** The ages that words give: “under 13”, “18 and over”, “a 16-year-old”. */
export function readAges(text: string): readonly Said[] {
  return [...text.toLowerCase().matchAll(ages)].flatMap(([words, before, after = '']) =>
    readNumbers(before ?? after).map(({ value }) => ({ value, words, isAge: true })),
  )
}

/** Whether words and rule mean the same number. */
export function agrees({ value, span }: Said, counted: Counted): boolean {
  if (span === undefined) return value === counted.value
  const other = spanOf(counted.value, counted.unit)
  return other !== undefined && isSame(span, other)
}

/** Whether words and rule count the same kind of thing, so that they could contradict each other. */
export function isComparable({ span, isAge = false }: Said, counted: Counted): boolean {
  return counted.isAge ? isAge : span !== undefined && span.kind !== 'hours'
}

/** Days in the middle of the months. */
const perMonth = 30.4

/** Months may be said in years, and days in months, to the nearest. */
function isSame(said: Span, counted: Span): boolean {
  if (said.kind === counted.kind) {
    const isYears = said.kind === 'months' && said.count % 12 === 0
    const off = Math.abs(said.count - counted.count)
    return isYears ? off < 6 : off < 1
  }
  const [days, months] = said.kind === 'days' ? [said, counted] : [counted, said]
  if (days.kind !== 'days' || months.kind !== 'months') return false
  return Math.abs(days.count - months.count * perMonth) <= 1.5 * months.count
}
