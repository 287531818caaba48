import { isIsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import {
  dayFields,
  neededDayIn,
  problemsOf,
  textOf,
  type Problem,
  type Sent,
} from '#people/pages/forms/sent.ts'
import type { DoubtWritten, LaterWritten, PeopleWritten } from '#rulebooks/writing/people.ts'

/** The fields of the form of a word for people, as the draft has it. */
export function peopleFields({ clause, are, later, doubtful }: PeopleWritten): URLSearchParams {
  const fields = [
    ['clause', clause],
    ...are.map((role) => ['are', role]),
    ...doubtful.flatMap(({ who, setting, why }, i) => [
      ...who.map((role) => [`doubt-${i}-who`, role]),
      [`doubt-${i}-setting`, setting],
      [`doubt-${i}-why`, why],
    ]),
    ...later.flatMap(({ who, from }, i) => [
      [`later-${i}-who`, who],
      ...Object.entries(dayFields(`later-${i}`, isIsoDay(from) ? from : undefined)),
    ]),
  ]
  return new URLSearchParams(fields.map(([name = '', value = '']) => [name, value]))
}

/** The most doubtful people, and the most who join later, of one word. */
const most = 20

/** How many places of a kind a form shows: those filled, and an empty one. */
export function placesOf(sent: Sent, kind: 'doubt' | 'later'): number {
  const filled = Array.from({ length: most }, (_, i) => i).filter((i) => isFilled(sent, kind, i))
  return Math.min(most, (filled.at(-1) ?? -1) + 2)
}

const fieldsOf = {
  doubt: ['who', 'setting', 'why'],
  later: ['who', 'day', 'month', 'year'],
} as const

/** Whether something stands in a place of a form. */
export function isFilled(sent: Sent, kind: 'doubt' | 'later', i: number): boolean {
  return fieldsOf[kind].some((part) => textOf(sent, `${kind}-${i}-${part}`) !== undefined)
}

/** Whom a form says that a word takes in, or what is missing. */
export function readPeople(sent: Sent): Result<PeopleWritten, readonly Problem[]> {
  const clause = textOf(sent, 'clause')
  const are = [...new Set(sent.getAll('are'))]
  const doubts = placesWith(sent, 'doubt').map((i) => readDoubt(sent, i))
  const joiners = placesWith(sent, 'later').map((i) => readLater(sent, i))
  const problems = [
    ...(clause === undefined ? [{ field: 'clause', says: 'Select the clause it stands in' }] : []),
    ...(are.length === 0 ? [{ field: 'are', says: 'Select whom the word takes in' }] : []),
    ...doubts.flatMap((one) => (one.ok ? [] : one.error)),
    ...joiners.flatMap((one) => (one.ok ? [] : one.error)),
  ]
  if (clause === undefined || problems.length > 0) return err(problems)
  return ok({
    clause,
    are,
    later: joiners.flatMap((one) => (one.ok ? [one.value] : [])),
    doubtful: doubts.flatMap((one) => (one.ok ? [one.value] : [])),
  })
}

function placesWith(sent: Sent, kind: 'doubt' | 'later'): readonly number[] {
  return Array.from({ length: most }, (_, i) => i).filter((i) => isFilled(sent, kind, i))
}

function readDoubt(sent: Sent, i: number): Result<DoubtWritten, readonly Problem[]> {
  const field = (part: string): string => `doubt-${i}-${part}`
  const who = [...new Set(sent.getAll(field('who')))].filter((one) => one !== '')
  const [setting, why] = [textOf(sent, field('setting')), textOf(sent, field('why'))]
  const asked: readonly (readonly [boolean, string, string])[] = [
    [who.length === 0, 'who', 'Select who is doubtful, or empty the fields about them'],
    [setting === undefined, 'setting', 'Select the setting that settles it'],
    [why === undefined, 'why', 'Say why it is doubtful'],
  ]
  const problems = asked.flatMap(([is, part, says]) => (is ? [{ field: field(part), says }] : []))
  if (setting === undefined || why === undefined || problems.length > 0) return err(problems)
  return ok({ who, setting, why: why.replaceAll(/\s+/g, ' ') })
}

function readLater(sent: Sent, i: number): Result<LaterWritten, readonly Problem[]> {
  const who = textOf(sent, `later-${i}-who`)
  const from = neededDayIn(sent, `later-${i}`, {
    what: 'The day',
    asks: 'Enter the day from which they are taken in',
  })
  const missing = { field: `later-${i}-who`, says: 'Select who joins, or empty the day' }
  if (who !== undefined && from.ok) return ok({ who, from: from.value })
  return err([...(who === undefined ? [missing] : []), ...problemsOf(from)])
}

/** A word for people as a rulebook names it: “Staff and board” is `staff_and_board`. */
export function wordNamed(typed: string): string {
  return typed
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
}

/** A word for people as it is read. */
export function wordShown(name: string): string {
  return name.replaceAll('_', ' ')
}
