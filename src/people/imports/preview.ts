import type { Held, ImportPlan, Leaving, PersonPlan } from './plan.ts'
import type { DroppedColumns, RefusedRow, Roster } from './roster.ts'

/** One person in a preview. */
export type PreviewLine = {
  readonly id: string
  readonly name: string
  readonly what?: readonly string[]
}

/** What an import would do, for the person who decides. */
export type Preview = {
  readonly source: string
  readonly mode: Roster['mode']
  readonly day: string
  readonly counts: {
    readonly new: number
    readonly changed: number
    readonly left: number
    readonly unchanged: number
    readonly refused: number
    readonly rolesEnding: number
    readonly linksChanged: number
  }
  readonly schools: { readonly new: readonly string[]; readonly changed: readonly string[] }
  readonly new: readonly PreviewLine[]
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
  const of = (type: PersonPlan['type']) => plan.people.filter((one) => one.type === type)
  const [added, changed, left] = [of('new'), of('changed'), of('left')]
  const confirm = confirmationOf(plan)
  return {
    source: held.source,
    mode: roster.mode,
    day: plan.day,
    counts: {
      new: added.length,
      changed: changed.length,
      left: left.length,
      unchanged: plan.unchanged,
      refused: plan.refused.length,
      rolesEnding: plan.rolesEnd.length,
      linksChanged: plan.links.length,
    },
    schools: { new: schoolNames(plan, 'new'), changed: schoolNames(plan, 'changed') },
    new: added.slice(0, most).map(lineOf),
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
  const name = `${person.givenName} ${person.familyName}`.trim()
  return { id, name, ...(what.length > 0 ? { what } : {}) }
}
