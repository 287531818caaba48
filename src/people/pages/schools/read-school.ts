import { err, ok, type Result } from '#core/result.ts'
import { textOf, type Problem, type Sent } from '#people/pages/forms/sent.ts'
import { newSchool, type School } from '#people/schools/school.ts'
import type { z } from 'zod'

/** How many terms and parts of a day a form has room for. */
export const rows = { terms: 9, day: 14 } as const

const termParts = ['name', 'from', 'to'] as const
const dayParts = ['kind', 'from', 'to'] as const

/** The fields of a form that shows a school as it is kept. */
export function schoolFields({ name, urn, phase, calendar }: School): Record<string, string> {
  return {
    name,
    ...(urn === undefined ? {} : { urn }),
    ...(phase === undefined ? {} : { phase }),
    ...Object.fromEntries(calendar.terms.flatMap((term, i) => fieldsOf(`terms-${i}`, term))),
    ...Object.fromEntries(calendar.day.flatMap((slot, i) => fieldsOf(`day-${i}`, slot))),
    areas: calendar.designatedAreas.join('\n'),
  }
}

function fieldsOf(
  prefix: string,
  parts: Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] {
  return Object.entries(parts).map(([part, value]) => [`${prefix}-${part}`, value] as const)
}

/** A school as a form gives it; rows that are empty are left out, and problems name their field. */
export function readSchool(sent: Sent): Result<z.infer<typeof newSchool>, readonly Problem[]> {
  const terms = filledRows(sent, { name: 'terms', count: rows.terms, parts: termParts })
  const day = filledRows(sent, { name: 'day', count: rows.day, parts: dayParts })
  const read = newSchool.safeParse({
    name: textOf(sent, 'name') ?? '',
    urn: textOf(sent, 'urn'),
    phase: textOf(sent, 'phase'),
    calendar: {
      terms: terms.map(({ values }) => values),
      day: day.map(({ values }) => values).toSorted(byBeginning),
      designatedAreas: (sent.get('areas') ?? '')
        .split(/\r?\n/)
        .flatMap((line) => line.trim() || []),
    },
  })
  if (read.success) return ok(read.data)
  const rowOf = { terms, day: day.toSorted((a, b) => byBeginning(a.values, b.values)) }
  return err(read.error.issues.map((issue) => problemOf(issue, rowOf)))
}

type Row = { readonly index: number; readonly values: Readonly<Record<string, string>> }

function filledRows(
  sent: Sent,
  asked: { readonly name: string; readonly count: number; readonly parts: readonly string[] },
): readonly Row[] {
  return Array.from({ length: asked.count }, (_, index) => ({
    index,
    values: Object.fromEntries(
      asked.parts.map((part) => [part, textOf(sent, `${asked.name}-${index}-${part}`) ?? '']),
    ),
  })).filter(({ values }) => Object.values(values).some((value) => value !== ''))
}

function byBeginning(
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
): number {
  return (a['from'] ?? '').localeCompare(b['from'] ?? '')
}

type Issue = {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

type Rows = Readonly<Record<'terms' | 'day', readonly Row[]>>

function problemOf({ path, message }: Issue, rowsOf: Rows): Problem {
  const [first = 'name', list, place, part] = path.map(String)
  if (first === 'phase') return { field: first, says: 'Select one of the phases' }
  if (first !== 'calendar') return { field: first, says: message }
  if (list !== 'terms' && list !== 'day') return { field: 'areas', says: message }
  return rowProblem(list, part, { message, index: rowsOf[list][Number(place)]?.index ?? 0 })
}

function rowProblem(
  list: keyof Rows,
  part: string | undefined,
  { message, index }: { readonly message: string; readonly index: number },
): Problem {
  // Without a part it is about both ends of the row.
  if (part === undefined) return { field: `${list}-${index}-to`, says: message }
  return { field: `${list}-${index}-${part}`, says: rowWords[list][part] ?? message }
}

/** What is missing or wrong in one row of the calendar, by its part. */
const rowWords: Readonly<Record<keyof Rows, Readonly<Record<string, string>>>> = {
  terms: {
    name: 'Enter the name of the term',
    from: 'Enter the first day of the term, such as 2026-09-01',
    to: 'Enter the last day of the term, such as 2026-12-18',
  },
  day: {
    kind: 'Select lesson, break or lunch',
    from: 'Enter when this part begins, such as 08:40',
    to: 'Enter when this part ends, such as 09:40',
  },
}
