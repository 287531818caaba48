import { rolesBound } from '#rulebooks/changes/roles-bound.ts'
import type { Condition } from '#rulebooks/language/condition.ts'
import type { Clause, Rule } from '#rulebooks/language/rulebook.ts'
import type { Fact } from '#rulebooks/language/vocabulary.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import { concernsRoles } from '#training/owed/edition-reading.ts'

import { findingOf } from './advice.ts'
import type { Asking, Step } from './step.ts'

/** What somebody with these roles is to look at in their own accounts, in the order of the policy. */
export function selfCheckSteps(asking: Asking): readonly Step[] {
  return clausesFor(asking).map((clause) => stepOf(clause, asking))
}

/** Whether the policy has anything for them to look at. */
export function hasSelfCheck(asking: Pick<Asking, 'edition' | 'roles'>): boolean {
  return clausesFor(asking).length > 0
}

/** Clauses that name nobody go with those that do: they are for the same people. */
function clausesFor({ edition, roles }: Pick<Asking, 'edition' | 'roles'>): readonly Clause[] {
  const all = clausesOf(edition).map((clause) => ({ clause, who: rolesBound(clause, edition) }))
  const named = all.filter(({ who }) => who !== 'everyone')
  const isMeant = named.length === 0 || named.some(({ who }) => concernsRoles(who, roles))
  return isMeant
    ? all.flatMap(({ clause, who }) => (concernsRoles(who, roles) ? [clause] : []))
    : []
}

function clausesOf({ rulebook }: SealedEdition): readonly Clause[] {
  return [...rulebook.clauses.values()].filter(
    ({ keepers, duties }) =>
      keepers.some(({ what }) => what === 'privacy-settings-self-check') ||
      duties.some(({ duty }) => duty === 'self-check'),
  )
}

function stepOf({ id, title, text, rules }: Clause, asking: Asking): Step {
  const isRule = rules.some(({ effect }) => effect.type === 'must-not')
  const step: Step = { clause: id, title, text, strength: isRule ? 'binding' : 'advisory' }
  const by = rules
    .flatMap((rule) => ruleAndFact(rule) ?? [])
    .find((one) => tellsApart({ ...step, by: one }, one.fact, asking))
  return by === undefined ? step : { ...step, by }
}

/** A rule that turns on a fact about an account which its owner can look up. */
function ruleAndFact(rule: Rule): Step['by'] {
  const { effect, about, unless } = rule
  if (!judging.has(effect.type)) return undefined
  const fact = [about, ...(unless ? [unless] : [])].flatMap(factsIn).find(isAboutAnAccount)
  return fact && { rule, fact }
}

const judging: ReadonlySet<string> = new Set(['must-not', 'advised-not', 'advice'])

/** Whether the policy says one thing of some answers and another of others. */
function tellsApart(step: Step, { words }: Fact, asking: Asking): boolean {
  return new Set([...words.keys()].map((said) => findingOf(step, said, asking).says)).size > 1
}

function factsIn(condition: Condition): readonly Fact[] {
  return 'of' in condition ? condition.of.flatMap(factsIn) : [condition.fact]
}

const mostWords = 6

function isAboutAnAccount({ name, type, words }: Fact): boolean {
  const isOfAccount = name.startsWith('context.') && name !== 'context.account'
  return isOfAccount && type === 'words' && words.size <= mostWords && name !== 'context.content'
}
