import { createHash } from 'node:crypto'

import type { School } from '#people/schools/school.ts'
import type { Planned } from '#people/imports/import-people.ts'
import type { Lookalike, PersonPlan } from '#people/imports/plan.ts'
import { goesOn } from '#people/imports/plan-stays.ts'
import { confirmationOf, nameOf } from '#people/imports/preview.ts'
import type { RefusedRow } from '#people/imports/roster.ts'

import type { RunLine, RunSummary, SchoolCounts } from './run.ts'

/** What a plan would do, line by line: those who are new first, then who looks like somebody already here, the refused rows last. */
export function linesOf({ plan, held }: Planned): readonly RunLine[] {
  const schools = [...held.schools, ...plan.schools.map(({ school }) => school)]
  const names = new Map(schools.map(({ schoolId, name }: School) => [schoolId, name]))
  const alike = new Set(plan.lookalikes.map(({ id }) => id))
  const rest = plan.people.filter(({ id }) => !alike.has(id))
  const lines = rest.map((one) => lineOf(one, names, plan.day))
  const of = (change: RunLine['change']) => lines.filter((line) => line.change === change)
  const alikes = plan.lookalikes.map(lookalikeLine)
  return [
    ...of('new'),
    ...alikes,
    ...of('changed'),
    ...of('left'),
    ...plan.refused.map(refusedLine),
  ]
}

function lineOf(one: PersonPlan, names: ReadonlyMap<string, string>, day: string): RunLine {
  const { person, id, type, what, at } = one
  const schoolId = mainSchool(one, day)
  return {
    change: type,
    name: nameOf(person),
    knownAs: id,
    school: (schoolId === undefined ? undefined : names.get(schoolId)) ?? '',
    what: type === 'new' ? kindsOf(one) : what.join(', '),
    file: at?.file ?? '',
    row: at?.row,
  }
}

function lookalikeLine({ id, name, at, like }: Lookalike): RunLine {
  const { email = '' } = like
  const what = `${nameOf(like)}, ${email}`
  return { change: 'lookalike', name, knownAs: id, school: '', what, ...at }
}

/** The school a person is listed under: where they are, or where they last were. */
function mainSchool({ stays, altered }: PersonPlan, day: string): string | undefined {
  const now = stays.find((stay) => goesOn(stay, day) && stay.schoolId !== undefined)
  return (now ?? altered[0] ?? stays.at(-1))?.schoolId
}

function kindsOf({ stays, person }: PersonPlan): string {
  const kinds = new Set(stays.map(({ kind, job }) => job ?? kind))
  const year = person.yearGroup === undefined ? [] : [`year ${person.yearGroup}`]
  return [...kinds, ...year].join(', ').replaceAll('-', ' ')
}

function refusedLine({ file, row, reason, id }: RefusedRow): RunLine {
  return { change: 'refused', name: '', knownAs: id ?? '', school: '', what: reason, file, row }
}

/** The figures of a plan; its lines give those of each school. */
export function summaryOf({ plan, preview }: Planned, lines: readonly RunLine[]): RunSummary {
  const confirmLeaving = confirmationOf(plan)
  return {
    mode: preview.mode,
    counts: preview.counts,
    schools: preview.schools,
    perSchool: perSchoolOf(lines),
    dropped: preview.dropped,
    notes: preview.notes,
    leaving: preview.leaving,
    hasUnreadRows: plan.hasUnreadRows,
    ...(confirmLeaving === undefined ? {} : { confirmLeaving }),
  }
}

function perSchoolOf(lines: readonly RunLine[]): readonly SchoolCounts[] {
  const counts = new Map<string, SchoolCounts>()
  for (const { change, school } of lines) {
    if (change === 'refused' || change === 'lookalike') continue
    const before = counts.get(school) ?? { school, new: 0, changed: 0, left: 0 }
    counts.set(school, { ...before, [change]: before[change] + 1 })
  }
  return [...counts.values()].toSorted((a, b) => a.school.localeCompare(b.school, 'en-GB'))
}

/** A mark of everything a preview shows: the same only where the same would happen. */
export function fingerprintOf(lines: readonly RunLine[], summary: RunSummary): string {
  const hash = createHash('sha256').update(JSON.stringify(summary))
  for (const line of lines) hash.update(`${JSON.stringify(line)}\n`)
  return hash.digest('hex')
}
