import type { Duty } from '#rulebooks/language/duty.ts'
import type { Rulebook, Setting } from '#rulebooks/language/rulebook.ts'

/** When a duty falls due: for somebody who never did it, with what changes, and after a time. */
export type Rhythm = {
  /** Whoever never did it owes it; otherwise it is done only when somebody asks for it. */
  readonly first: boolean
  /** A new edition asks again, for what it changed. */
  readonly eachEdition: boolean
  /** It falls due again this long after it was done. */
  readonly every?: Span
}

/** A length of time in days or calendar months. */
export type Span = { readonly count: number; readonly unit: 'days' | 'months' }

type Settings = Pick<Rulebook, 'settings'>

/** What `every` of a duty says; undefined when it is no time anyone could keep. */
export function rhythmOf({ duty, every }: Duty, rulebook: Settings): Rhythm | undefined {
  if (every === 'as due') return { first: true, eachEdition: duty !== 'self-check' }
  const parts = every.split(/\s+and\s+|\s*,\s*/).map((part) => partOf(part.trim(), rulebook))
  if (parts.some((part) => part === undefined)) return undefined
  const spans = parts
    .filter((part) => part !== undefined)
    .filter((part) => typeof part === 'object')
  const [span] = spans
  return {
    first: parts.some((part) => part !== 'request'),
    eachEdition: parts.includes('edition') || span !== undefined,
    ...(span === undefined ? {} : { every: span }),
  }
}

/** A number of days, or the setting that holds one; undefined when neither. */
export function daysOf(within: string, { settings }: Settings): number | undefined {
  const span = spanOf(/^\d+$/.test(within) ? `${within} days` : within, { settings })
  return span?.unit === 'days' ? span.count : undefined
}

type Part = 'start' | 'edition' | 'request' | Span

const named: ReadonlyMap<string, Part> = new Map<string, Part>([
  ['at induction', 'start'],
  ['with each new edition', 'edition'],
  ['when required', 'request'],
])

function partOf(part: string, rulebook: Settings): Part | undefined {
  return named.get(part) ?? spanOf(part, rulebook)
}

function spanOf(words: string, { settings }: Settings): Span | undefined {
  const setting = settings.get(words)
  return setting === undefined ? readSpan(words) : readSpan(valueWords(setting))
}

function valueWords({ value, unit }: Setting): string {
  if (typeof value === 'number') return `${value} ${unit ?? ''}`
  return typeof value === 'string' ? value : ''
}

const lengths = { day: 1, week: 7, month: 1, year: 12 } as const

function readSpan(words: string): Span | undefined {
  const [, count = '', unit] = /^(\d{1,4}) (day|week|month|year)s?$/.exec(words.trim()) ?? []
  if (!isLength(unit) || Number(count) === 0) return undefined
  return {
    count: Number(count) * lengths[unit],
    unit: unit === 'day' || unit === 'week' ? 'days' : 'months',
  }
}

function isLength(unit: string | undefined): unit is keyof typeof lengths {
  return unit !== undefined && Object.hasOwn(lengths, unit)
}
