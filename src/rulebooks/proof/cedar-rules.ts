import type { Condition } from '#rulebooks/language/condition.ts'
import type { Rule, Rulebook, Terms } from '#rulebooks/language/rulebook.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'

import { certain, factsOf, keyOf } from './cedar-conditions.ts'

/** Cedar policies by their ids. */
export type Policies = Record<string, string>

/** One action of one edition, read one way: what is translated at a time. */
export type Reading = {
  readonly rulebook: Rulebook
  readonly vocabulary: Vocabulary
  readonly action: string
  readonly lenient: boolean
}

/** A rule of the reading, in document order, with the terms it has there. */
export type ReadRule = { readonly rule: Rule; readonly terms: Terms }

/** The rules that speak to the action in this reading, drawn from the rulebook itself. */
export function rulesOf({ rulebook, action, lenient }: Reading): readonly ReadRule[] {
  return [...rulebook.clauses.values()].flatMap(({ rules }) =>
    rules.flatMap((rule): readonly ReadRule[] => {
      if (rule.actions !== 'all' && !rule.actions.includes(action)) return []
      const terms = isRead(rule.reading?.setting, rulebook, lenient) ? rule.reading?.lenient : rule
      return terms === 'silent' || terms === undefined ? [] : [{ rule, terms }]
    }),
  )
}

/** Whether a point with two readings is read leniently: as the trust settled it, or as asked. */
function isRead(setting: string | undefined, { settings }: Rulebook, lenient: boolean): boolean {
  if (setting === undefined) return false
  const choice = settings.get(setting)?.reading
  return choice === 'lenient' || (choice !== 'strict' && lenient)
}

/**
 * The first question to Cedar: which conditions of which rules are certainly true, and which are
 * certainly false. A policy each, so that the ids of the satisfied policies are the answer.
 */
export function conditionPolicies(reading: Reading): Policies {
  const policies: Policies = {}
  for (const [i, { rule, terms }] of rulesOf(reading).entries()) {
    const { unless, met, failed } = terms
    policies[`${i} speaks yes`] = permit(speaks({ rule, terms }, reading, true))
    policies[`${i} speaks no`] = permit(speaks({ rule, terms }, reading, false))
    add(i, 'unless', unless)
    add(i, 'met', met)
    add(i, 'failed', failed)
    if (met)
      policies[`${i} spoken of`] = permit(or(factsIn(met).map((key) => `context has ${key}`)))
  }
  return policies

  function add(index: number, part: string, condition: Condition | undefined): void {
    if (!condition) return
    policies[`${index} ${part} yes`] = permit(certain(condition, true))
    policies[`${index} ${part} no`] = permit(certain(condition, false))
  }
}

/** A policy that permits when an expression holds. */
export function permit(when: string, effect: 'permit' | 'forbid' = 'permit'): string {
  return `${effect}(principal, action, resource) when { ${when} };`
}

function speaks({ rule, terms }: ReadRule, reading: Reading, wanted: boolean): string {
  const { from, until } = rule
  const parts = [
    ...(from === undefined ? [] : [`context.as_of ${wanted ? '>=' : '<'} ${from}`]),
    ...(until === undefined ? [] : [`context.as_of ${wanted ? '<=' : '>'} ${until}`]),
    ...(terms.who.length === 0 ? [] : [binds(terms, reading, wanted)]),
    certain(terms.about, wanted),
  ]
  return wanted ? and(parts) : or(parts)
}

/** Whether the asker is among those a rule binds; an act is outside only for those wholly outside. */
function binds({ who, effect }: Terms, reading: Reading, wanted: boolean): string {
  const roles = who.flatMap((name) => rolesNamed(name, reading))
  const always = roles.filter(({ from }) => from === undefined).map(({ role }) => role)
  const dates = [...new Set(roles.flatMap(({ from }) => from ?? []))].toSorted((a, b) => b - a)
  const test = (on: number): string => {
    const later = roles.filter(({ from }) => from !== undefined && from <= on)
    const set = JSON.stringify([...always, ...later.map(({ role }) => role)])
    return effect.type === 'outside'
      ? `${set}.containsAll(context.actor_role)`
      : `context.actor_role.containsAny(${set})`
  }
  const named = dates.reduceRight(
    (otherwise, on) => `(if context.as_of >= ${on} then ${test(on)} else ${otherwise})`,
    test(0),
  )
  return `(context has actor_role && ${wanted ? '' : '!'}${named})`
}

type Role = { readonly role: string; readonly from?: number }

function rolesNamed(name: string, reading: Reading): readonly Role[] {
  const { rulebook, vocabulary, lenient } = reading
  const people = rulebook.people.get(name)
  if (!people) return (vocabulary.groups.get(name) ?? [name]).map((role) => ({ role }))
  const doubtful = people.doubtful.filter(({ setting }) => !isRead(setting, rulebook, lenient))
  return [
    ...people.roles.flatMap((role) => rolesNamed(role, reading)),
    ...doubtful.flatMap(({ roles }) => roles.flatMap((role) => rolesNamed(role, reading))),
    ...people.later.flatMap(({ role, from }) =>
      (vocabulary.groups.get(role) ?? [role]).map((one) => ({ role: one, from })),
    ),
  ]
}

/** The keys of the facts a condition reads. */
function factsIn(condition: Condition): readonly string[] {
  if ('of' in condition) return condition.of.flatMap(factsIn)
  return factsOf(condition).map(keyOf)
}

/** All of these hold. */
export function and(parts: readonly string[]): string {
  return parts.length === 0 ? 'true' : `(${parts.join(' && ')})`
}

/** One of these holds. */
export function or(parts: readonly string[]): string {
  return parts.length === 0 ? 'false' : `(${parts.join(' || ')})`
}
