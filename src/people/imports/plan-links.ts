import type { IsoDay } from '#core/iso-day.ts'

import type { Held, HeldLink, PersonPlan } from './plan.ts'
import type { Roster } from './roster.ts'

/**
 * The links between pupils and parents that are new or changed. In a bulk file that speaks of
 * parents, the links of its pupils that it does not mention end.
 */
export function planLinks(
  roster: Roster,
  held: Held,
  { people, day }: { readonly people: readonly PersonPlan[]; readonly day: IsoDay },
): readonly HeldLink[] {
  const planned = new Map(people.map(({ id, person }) => [id, person.personId]))
  const personOf = (id: string) => planned.get(id) ?? held.people.get(id)?.personId
  const before = new Map(held.links.map((link) => [keyOf(link), link]))
  const told = new Map(
    roster.links.flatMap(({ pupil, parent, hasResponsibility }) => {
      const [pupilId, parentId] = [personOf(pupil), personOf(parent)]
      if (pupilId === undefined || parentId === undefined || pupilId === parentId) return []
      const link = { pupilId, parentId, hasResponsibility }
      return [[keyOf(link), link] as const]
    }),
  )
  const changed = [...told.values()].filter((link) => !isSame(link, before.get(keyOf(link))))
  return [...changed, ...endedLinks(roster, { held, personOf, told, day })]
}

function endedLinks(
  roster: Roster,
  given: {
    readonly held: Held
    readonly personOf: (id: string) => string | undefined
    readonly told: ReadonlyMap<string, HeldLink>
    readonly day: IsoDay
  },
): readonly HeldLink[] {
  if (roster.mode !== 'bulk' || !roster.kinds.includes('parent')) return []
  const here = new Set(roster.people.map(({ id }) => given.personOf(id)))
  return given.held.links
    .filter(({ until }) => until === undefined)
    .filter((link) => here.has(link.pupilId) && !given.told.has(keyOf(link)))
    .map((link) => ({ ...link, until: given.day }))
}

function keyOf({ pupilId, parentId }: Pick<HeldLink, 'pupilId' | 'parentId'>): string {
  return `${pupilId} ${parentId}`
}

function isSame(link: HeldLink, before: HeldLink | undefined): boolean {
  return before?.hasResponsibility === link.hasResponsibility && before.until === link.until
}
