import type { Person } from '#people/person.ts'

import type { Held, ImportPlan, Leaving, Lookalike, PersonPlan } from './plan.ts'
import type { DroppedColumns, Place, RefusedRow, Roster } from './roster.ts'

/** One person in a preview. */
export type PreviewLine = {
  readonly id: string
  readonly name: string
  readonly what?: readonly string[]
}

/** Somebody new in a preview who looks like somebody already here, by name. */
export type LookalikeLine = PreviewLine & Place & { readonly like: string }

/** What an import would do, for the person who decides. */
export type Preview = {
  readonly source: string
  readonly mode: Roster['mode']
  readonly day: string
  readonly counts: {
    /** Without those who look like somebody already here. */
    readonly new: number
    readonly lookalike: number
    readonly changed: number
    readonly left: number
    readonly unchanged: number
    readonly refused: number
    readonly rolesEnding: number
    readonly linksChanged: number
  }
  readonly schools: { readonly new: readonly string[]; readonly changed: readonly string[] }
  readonly new: readonly PreviewLine[]
  /** When there are any, the import is done only with a word on whether they are the same people. */
  readonly lookalikes: readonly LookalikeLine[]
  readonly changed: readonly PreviewLine[]
  readonly left: readonly PreviewLine[]
  readonly refused: readonly RefusedRow[]
  readonly dropped: readonly DroppedColumns[]
  readonly notes: Roster['notes']
  readonly leaving: readonly Leaving[]
  /**
   * When set, so many would leave that the import is done only with this number given back: more
   * than a tenth of a kind, or anybody at all while rows could not be read.
   */
  readonly confirmLeaving?: number
}

/** Puts a plan before people; lists are cut to `most` lines each, counts are whole. */
export function previewOf(
  plan: ImportPlan,
  { roster, held, most }: { readonly roster: Roster; readonly held: Held; readonly most: number },
): Preview {
  const alike = new Set(plan.lookalikes.map(({ id }) => id))
  const of = (type: PersonPlan['type']) =>
    plan.people.filter((one) => one.type === type && !alike.has(one.id))
  const [added, changed, left] = [of('new'), of('changed'), of('left')]
  const confirm = confirmationOf(plan)
  return {
    source: held.source,
    mode: roster.mode,
    day: plan.day,
    counts: {
      new: added.length,
      lookalike: plan.lookalikes.length,
      changed: changed.length,
      left: left.length,
      unchanged: plan.unchanged,
      refused: plan.refused.length,
      rolesEnding: plan.rolesEnd.length,
      linksChanged: plan.links.length,
    },
    schools: { new: schoolNames(plan, 'new'), changed: schoolNames(plan, 'changed') },
    new: added.slice(0, most).map(lineOf),
    lookalikes: plan.lookalikes.slice(0, most).map(lookalikeLine),
    changed: changed.slice(0, most).map(lineOf),
    left: left.slice(0, most).map(lineOf),
    refused: plan.refused.slice(0, most),
    dropped: roster.dropped,
    notes: roster.notes,
    leaving: plan.leaving.filter(({ leaving }) => leaving > 0),
    ...(confirm === undefined ? {} : { confirmLeaving: confirm }),
  }
}

const mostLeaving = 0.1

/** The number that must be given back before so many may leave; undefined when none is needed. */
export function confirmationOf({ leaving, hasUnreadRows }: ImportPlan): number | undefined {
  const all = leaving.reduce((sum, one) => sum + one.leaving, 0)
  const isMany = leaving.some((one) => one.leaving > one.of * mostLeaving)
  return isMany || (hasUnreadRows && all > 0) ? all : undefined
}

function schoolNames({ schools }: ImportPlan, type: 'new' | 'changed'): readonly string[] {
  return schools.filter((one) => one.type === type).map(({ school }) => school.name)
}

function lineOf({ id, person, what }: PersonPlan): PreviewLine {
  return { id, name: nameOf(person), ...(what.length > 0 ? { what } : {}) }
}

function lookalikeLine({ id, name, at, like }: Lookalike): LookalikeLine {
  return { id, name, ...at, like: nameOf(like) }
}

/** The whole name of somebody. */
export function nameOf({
  givenName,
  familyName,
}: Pick<Person, 'givenName' | 'familyName'>): string {
  return `${givenName} ${familyName}`.trim()
}
