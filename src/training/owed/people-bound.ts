import type { Edition } from '#rulebooks/engine/compile.ts'

/** How a role is bound: from a day on, or only where a doubt of the text is read strictly. */
export type Bound = { readonly from?: number; readonly doubt?: Doubt }

/** A point on which the text does not say whether some people count. */
export type Doubt = { readonly setting: string; readonly why: string }

/**
 * The roles that people, groups and roles of a rulebook stand for, each with how it is bound. People in
 * doubt count unless the trust has settled the doubt the lenient way; nobody named: everyone.
 */
export function peopleBound(who: readonly string[], edition: Edition): ReadonlyMap<string, Bound> {
  const all = edition.vocabulary.facts.get('actor.role')?.words.keys() ?? []
  const names = who.length === 0 ? [...all] : who
  const bound = new Map<string, Bound>()
  for (const [role, how] of names.flatMap((name) => rolesOf(name, {}, edition))) {
    const known = bound.get(role)
    if (known === undefined || firmness(how) > firmness(known)) bound.set(role, how)
  }
  return bound
}

/** How somebody with these roles is bound on a day, in the firmest way there is; undefined if not. */
export function boundAs(
  who: ReadonlyMap<string, Bound>,
  roles: readonly string[],
  day: number,
): Bound | undefined {
  return roles
    .flatMap((role) => who.get(role) ?? [])
    .filter(({ from = 0 }) => from <= day)
    .toSorted((one, other) => firmness(other) - firmness(one))[0]
}

function firmness({ from, doubt }: Bound): number {
  return (doubt === undefined ? 2 : 0) + (from === undefined ? 1 : 0)
}

type Named = readonly [role: string, how: Bound]

function rolesOf(name: string, how: Bound, edition: Edition): readonly Named[] {
  const { rulebook, vocabulary } = edition
  const people = rulebook.people.get(name)
  if (people === undefined) {
    return (vocabulary.groups.get(name) ?? [name]).map((role) => [role, how])
  }
  const doubtful = people.doubtful
    .filter(({ setting }) => rulebook.settings.get(setting)?.reading !== 'lenient')
    .flatMap(({ roles, setting, why }) => roles.map((role) => ({ role, doubt: { setting, why } })))
  return [
    ...people.roles.flatMap((role) => rolesOf(role, how, edition)),
    ...people.later.flatMap(({ role, from }) => rolesOf(role, { ...how, from }, edition)),
    ...doubtful.flatMap(({ role, doubt }) =>
      rolesOf(role, { ...how, ...doubtOf(doubt, edition) }, edition),
    ),
  ]
}

/** A doubt that the trust settled the strict way is none any more. */
function doubtOf(doubt: Doubt, { rulebook }: Edition): Bound {
  return rulebook.settings.get(doubt.setting)?.reading === 'strict' ? {} : { doubt }
}
