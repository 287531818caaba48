import {
  APPROVER_NAMES,
  OUTSIDE_NAMES,
  ROUTE_NAMES,
  rolesIn,
} from '#policies/importing/matching/roles-in.ts'
import type { Condition } from '#rulebooks/language/condition.ts'
import type { Rule, Rulebook } from '#rulebooks/language/rulebook.ts'
import { roleWords } from '#rulebooks/role-words.ts'

import type { Contradiction } from './contradiction.ts'

/** Whom a rule names for what it does. */
type Naming = {
  readonly rule: string
  readonly does: 'tells' | 'leaves it to' | 'takes the approval of'
  readonly roles: readonly string[]
}

/** The rules that tell, ask or leave it to others than the words of their clause name for that. */
export function peopleContradictions(
  rules: readonly Rule[],
  words: string,
  { settings }: Pick<Rulebook, 'settings'>,
): readonly Contradiction[] {
  // Whom the trust named of its own accord stands in no words.
  const stated = rules.filter((rule) => !(settings.get(settingOf(rule) ?? '')?.own ?? false))
  const naming = stated.flatMap(namingOf)
  const [telling, deciding] = [
    namedIn(words, tellNames),
    namedIn(decidingIn(words), APPROVER_NAMES),
  ]
  return naming.flatMap((one) => {
    const [isTold, named] = one.does === 'tells' ? [true, telling] : [false, deciding]
    const alike = naming.filter(({ does }) => (does === 'tells') === isTold)
    // What another rule of the clause does for somebody is not said of this one.
    const others = named.filter((role) => !alike.some(({ roles }) => roles.includes(role)))
    return named.some((role) => one.roles.includes(role)) ? [] : contradictionOf(one, others)
  })
}

function contradictionOf(
  { rule, roles, does }: Naming,
  others: readonly string[],
): readonly Contradiction[] {
  if (others.length === 0) return []
  const [says, tells] = [others, roles].map((list) => list.map(roleWords).join(' and '))
  return [{ rule, says: `The words name ${says}, and the rule ${does} ${tells}.` }]
}

function settingOf({ effect }: Rule): string | undefined {
  return effect.type === 'report' && effect.to.type !== 'unstated' ? effect.to.setting : undefined
}

function namingOf({ id: rule, effect, unless, met }: Rule): readonly Naming[] {
  if (effect.type === 'judgement') return [{ rule, does: 'leaves it to', roles: [effect.decides] }]
  if (effect.type === 'report') {
    return effect.to.type === 'unstated' ? [] : [{ rule, does: 'tells', roles: effect.to.roles }]
  }
  const roles = [unless, met].flatMap((one) => (one ? approversIn(one) : []))
  return roles.length === 0 ? [] : [{ rule, does: 'takes the approval of', roles }]
}

/** Those a report can go to, here or outside. */
const tellNames = [...ROUTE_NAMES, ...OUTSIDE_NAMES]

/** Words in a sentence that says who approves or decides. */
const decides =
  /\b(?:approv|agree|permi(?:t|ssion)|consent|authori[sz]|sign(?:s|ed)? off|decid|judge|allow)/i

function decidingIn(words: string): string {
  const sentences = words.split(/(?<=[.!?;])\s+/)
  return sentences.filter((sentence) => decides.test(sentence)).join(' ')
}

function namedIn(words: string, names: typeof ROUTE_NAMES): readonly string[] {
  return [...new Set(rolesIn(words, names).map(({ role }) => role))]
}

/** The roles whose approval a condition takes. */
function approversIn(condition: Condition): readonly string[] {
  if ('of' in condition) return condition.of.flatMap(approversIn)
  if (condition.kind !== 'words' || condition.fact.name !== 'context.approved_by') return []
  const words = [...condition.fact.words.values()]
  return words.filter(({ bit }) => (condition.mask & bit) !== 0).map(({ name }) => name)
}
