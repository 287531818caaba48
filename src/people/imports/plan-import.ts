import type { IsoDay } from '#core/iso-day.ts'
import type { Kind, Stay } from '#people/person.ts'

import { changedPlan, type Context, planPerson } from './plan-person.ts'
import type { Held, ImportPlan, Leaving, Lookalike, PersonPlan } from './plan.ts'
import { findLookalikes } from './lookalikes.ts'
import { planLinks } from './plan-links.ts'
import { rolesEndOf } from './plan-roles.ts'
import { planSchools, schoolFinder } from './plan-schools.ts'
import { endStays, goesOn, type StayRules } from './plan-stays.ts'
import type { RefusedRow, Roster } from './roster.ts'

/**
 * What an import would do to what is held: pure, so that it can be shown first and done after. People
 * are known by the id of the file's system alone, never by name: siblings and namesakes stay apart. Who
 * looks like somebody already here is new all the same, unless `linkLookalikes` says otherwise.
 */
export function planImport(roster: Roster, held: Held, day: IsoDay): ImportPlan {
  const schools = planSchools(roster.schools, held)
  const find = schoolFinder(schools, held)
  const schoolOf = (key: string | undefined): string | undefined =>
    key === undefined || roster.otherOrgs.has(key) ? '' : find(key)
  const rules = { source: held.source, day, covers: coverage(roster, schoolOf) }
  const context = { rules, held, schoolOf, zeros: zerosOf(held) }

  const refused: RefusedRow[] = [...roster.refused]
  const people: PersonPlan[] = []
  const seen = new Set(roster.refused.flatMap(({ id }) => (id === undefined ? [] : [id])))
  for (const told of roster.people) {
    seen.add(told.id)
    const plan = planPerson(told, context)
    if (plan.ok) people.push(...(plan.value ? [plan.value] : []))
    else {
      refused.push({ ...told.at, reason: plan.error.reason, id: told.id })
      seen.add(plan.error.meant ?? told.id)
    }
  }
  if (roster.mode === 'bulk') people.push(...planAbsent(seen, context))
  return {
    day,
    schools,
    people,
    lookalikes: lookalikesOf(roster, people, context),
    linked: [],
    unchanged: unchangedOf(roster, people, refused),
    links: planLinks(roster, held, { people, day }),
    rolesEnd: people.flatMap((plan) => rolesEndOf(plan, held.people.get(plan.id), day)),
    refused,
    leaving: leavingOf(people, context),
    hasUnreadRows: refused.some(({ id }) => id === undefined || id === ''),
  }
}

/** A bulk file speaks of its kinds of people at the schools it names; a delta of whoever is in it. */
function coverage(roster: Roster, schoolOf: Context['schoolOf']): StayRules['covers'] {
  const told = roster.people.flatMap(({ stays }) => stays.map(({ school }) => schoolOf(school)))
  const listed = roster.schools.map(({ id }) => schoolOf(id))
  const schools = new Set([...listed, ...told])
  const kinds = new Set(roster.kinds)
  const isEverywhere = roster.mode === 'delta'
  return ({ kind, schoolId }) => kinds.has(kind) && (isEverywhere || schools.has(schoolId ?? ''))
}

/** The held ids of digits without the zeros at their beginning, to know an id that lost them. */
function zerosOf({ people }: Held): ReadonlyMap<string, string> {
  const digits = [...people.keys()].filter((id) => /^\d+$/.test(id))
  return new Map(digits.map((id) => [id.replace(/^0+/, ''), id]))
}

function planAbsent(seen: ReadonlySet<string>, { held, rules }: Context): readonly PersonPlan[] {
  return [...held.people.values()]
    .filter(({ id }) => !seen.has(id))
    .flatMap((known) => {
      const plan = endStays(known.stays, rules.day, { ...rules, onlyCovered: true })
      const { personId, givenName, familyName, email, dateOfBirth, yearGroup } = known
      const person = { personId, givenName, familyName, email, dateOfBirth, yearGroup }
      return changedPlan(known, { person, plan, day: rules.day }) ?? []
    })
}

/** Linking ends nothing: what a file leaves out counts from the next import on. */
function lookalikesOf(
  roster: Roster,
  people: readonly PersonPlan[],
  context: Context,
): readonly Lookalike[] {
  const found = findLookalikes(people, context.held, context.rules.day)
  if (found.size === 0) return []
  return roster.people.flatMap((told) => {
    const like = found.get(told.id)
    if (like === undefined) return []
    const known = { ...context.held, people: new Map([[told.id, { ...like, id: told.id }]]) }
    const linked = planPerson({ ...told, staysAreAll: false }, { ...context, held: known })
    const name = `${told.givenName} ${told.familyName}`.trim()
    return [
      { id: told.id, name, at: told.at, like, asLinked: linked.ok ? linked.value : undefined },
    ]
  })
}

function unchangedOf(
  roster: Roster,
  people: readonly PersonPlan[],
  refused: readonly RefusedRow[],
): number {
  const touched = new Set([...people.map(({ id }) => id), ...refused.map(({ id }) => id)])
  return roster.people.filter(({ id }) => !touched.has(id)).length
}

/** Of each kind that the file speaks of: how many would leave it altogether, of how many there are. */
function leavingOf(people: readonly PersonPlan[], { held, rules }: Context): readonly Leaving[] {
  const kinds = new Map<Kind, { leaving: number; of: number }>()
  const after = new Map(people.map((plan) => [plan.id, plan.stays]))
  for (const { id, stays } of held.people.values()) {
    for (const kind of kindsNow(stays, rules.day, rules.covers)) {
      const count = kinds.get(kind) ?? { leaving: 0, of: 0 }
      const stay = kindsNow(after.get(id) ?? stays, rules.day).has(kind)
      kinds.set(kind, { leaving: count.leaving + (stay ? 0 : 1), of: count.of + 1 })
    }
  }
  return [...kinds].map(([kind, count]) => ({ kind, ...count }))
}

function kindsNow(
  stays: readonly Stay[],
  day: IsoDay,
  counts: (stay: Stay) => boolean = () => true,
): ReadonlySet<Kind> {
  return new Set(stays.filter((stay) => goesOn(stay, day) && counts(stay)).map(({ kind }) => kind))
}
