import type { Edition } from '#rulebooks/engine/compile.ts'
import type { Clause } from '#rulebooks/language/rulebook.ts'

/**
 * The roles of the vocabulary that the rules and duties of a clause bind, those in doubt and those who
 * join later among them; `everyone` where one of them names nobody, or where there are none.
 */
export function rolesBound(clause: Clause, edition: Edition): readonly string[] | 'everyone' {
  const named = [...clause.rules, ...clause.duties].map(({ who }) => who)
  if (named.length === 0 || named.some((who) => who.length === 0)) return 'everyone'
  return rolesNamed(named.flat(), edition)
}

/** The roles of the vocabulary that people, groups and roles stand for, in its order. */
export function rolesNamed(who: readonly string[], edition: Edition): readonly string[] {
  const meant = new Set(who.flatMap((name) => meantBy(name, edition)))
  const roles = edition.vocabulary.facts.get('actor.role')?.words.keys() ?? []
  return [...roles].filter((role) => meant.has(role))
}

function meantBy(name: string, edition: Edition): readonly string[] {
  const { rulebook, vocabulary } = edition
  const people = rulebook.people.get(name)
  if (people === undefined) return vocabulary.groups.get(name) ?? [name]
  const others = [
    ...people.later.map(({ role }) => role),
    ...people.doubtful.flatMap(({ roles }) => roles),
  ]
  return [...people.roles, ...others].flatMap((one) => meantBy(one, edition))
}
