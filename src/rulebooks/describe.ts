import { spaced } from '#core/spaced.ts'
import { dayWords } from '#core/day.ts'

import { AS_OF, FOREVER, type Condition, type Operand } from './language/condition.ts'
import type { Recipients, Rule, Rulebook, Terms } from './language/rulebook.ts'
import { versionWords } from './language/version.ts'
import type { Fact, Vocabulary } from './language/vocabulary.ts'
import { roleWords } from './role-words.ts'

/** A condition as people read it: lines that must all hold, or one of several groups. */
export type Described =
  | { readonly type: 'line'; readonly words: string }
  | { readonly type: 'every' | 'some' | 'none'; readonly of: readonly Described[] }

/** A rule as people read it, part by part. */
export type DescribedRule = {
  readonly id: string
  readonly does: string
  readonly actions: readonly string[]
  readonly who: readonly string[]
  readonly when?: Described
  readonly unless?: Described
  readonly met?: Described
  readonly failed?: Described
  readonly days?: string
  readonly lifts: readonly string[]
  readonly saves: readonly string[]
  readonly reading?: { readonly why: string; readonly settled: boolean }
}

/** Puts a rule into words a safeguarding lead can check against the clause. */
export function describeRule(
  rule: Rule,
  rulebook: Rulebook,
  vocabulary: Vocabulary,
): DescribedRule {
  const { unless, met, failed } = rule
  return {
    id: rule.id,
    does: effectWords(rule),
    actions: actionWords(rule, vocabulary),
    who: rule.who.flatMap((name) => whoWords(name, rulebook, vocabulary)),
    ...(isEmpty(rule.about) ? {} : { when: describe(rule.about) }),
    ...(unless === undefined ? {} : { unless: describe(unless) }),
    ...(met === undefined ? {} : { met: describe(met) }),
    ...(failed === undefined ? {} : { failed: describe(failed) }),
    ...daysOf(rule),
    lifts: rule.lifts,
    saves: rule.saves,
    ...readingOf(rule, rulebook),
  }
}

function readingOf(
  { reading }: Rule,
  { settings }: Rulebook,
): Pick<DescribedRule, 'reading'> | Record<string, never> {
  if (!reading) return {}
  const settled = settings.get(reading.setting)?.reading !== 'unset'
  return { reading: { why: reading.why, settled } }
}

function daysOf({ from, until }: Rule): Pick<DescribedRule, 'days'> | Record<string, never> {
  const parts = [
    ...(from === undefined ? [] : [`from ${dayWords(from)}`]),
    ...(until === undefined ? [] : [`until ${dayWords(until)}`]),
  ]
  return parts.length === 0 ? {} : { days: parts.join(' ') }
}

const EFFECTS = {
  'must-not': 'Refuses: must not',
  'advised-not': 'Advises against',
  may: 'Permits',
  outside: 'Puts outside the policy',
  advice: 'Advises',
} as const

function effectWords({ effect }: Terms): string {
  switch (effect.type) {
    case 'needs':
      return `${effect.advisory ? 'Advises to wait for' : 'Holds until'}: ${spaced(effect.gate)}`
    case 'report':
      return `Sends to ${recipientWords(effect.to)}${effect.when ? `, ${effect.when}` : ''}`
    case 'judgement':
      return `Leaves to a person: ${roleWords(effect.decides)}, by ${effect.yardstick}`
    default:
      return EFFECTS[effect.type]
  }
}

function recipientWords(to: Recipients): string {
  if (to.type === 'unstated') return 'nobody the text names'
  const roles = to.roles.map(roleWords)
  if (roles.length < 2) return roles.join('')
  return `${to.type === 'all' ? 'all' : 'any one'} of: ${roles.join('; ')}`
}

function actionWords({ actions }: Rule, { actions: known }: Vocabulary): readonly string[] {
  if (actions === 'all') return ['anything']
  return actions.map((name) => known.get(name)?.says ?? name)
}

function whoWords(name: string, rulebook: Rulebook, vocabulary: Vocabulary): readonly string[] {
  const people = rulebook.people.get(name)
  if (people) {
    const later = people.later.map(({ role, from }) => `${spaced(role)} (from ${dayWords(from)})`)
    const doubtful = people.doubtful.flatMap(({ roles }) =>
      roles.map((role) => `${spaced(role)} (in doubt)`),
    )
    const named = people.roles.flatMap((role) => whoWords(role, rulebook, vocabulary))
    return [...named, ...later, ...doubtful]
  }
  if (vocabulary.groups.has(name)) return [name]
  return [vocabulary.facts.get('actor.role')?.words.get(name)?.says.toLowerCase() ?? name]
}

function isEmpty(condition: Condition): boolean {
  return condition.kind === 'every' && condition.of.length === 0
}

/** Puts a condition into words: the question a person is asked, and the answer that fulfils it. */
export function describe(condition: Condition): Described {
  if ('of' in condition) return { type: condition.kind, of: condition.of.map(describe) }
  return { type: 'line', words: `${condition.fact.ask} ${leafWords(condition)}` }
}

type Leaf = Exclude<Condition, { readonly of: readonly Condition[] }>

function leafWords(condition: Leaf): string {
  switch (condition.kind) {
    case 'words':
      return wordsWords(condition)
    case 'years':
      return yearsWords(condition)
    case 'version':
      return `A ${spaced(condition.is)} number`
    case 'next-version':
      return `The next ${condition.step} number after the one now`
    case 'has-word':
      return `Has one of: ${condition.words.join(', ')}`
    case 'compare':
      return `${spaced(condition.op)} ${operandWords(condition.to, condition.fact)}`
  }
}

function wordsWords({ fact, mask, not }: Extract<Leaf, { kind: 'words' }>): string {
  const words = [...fact.words.values()].filter(({ bit }) => (mask & bit) !== 0)
  const says = words.map((word) => word.says.replace(/\.$/, '')).join(', or ')
  return not ? `Anything but: ${says}` : says
}

function yearsWords({ op, years }: Extract<Leaf, { kind: 'years' }>): string {
  if (years >= FOREVER) return 'However long ago: never'
  return op === 'past' ? `More than ${years} years ago` : `${years} years ago or more`
}

function operandWords(to: Operand, { type, unit }: Fact): string {
  if (to.type === 'fact')
    return to.fact.slot === AS_OF.slot ? 'the day of the question' : to.fact.ask
  if (type === 'date') return dayWords(to.value)
  if (type === 'version') return versionWords(to.value)
  return unit === undefined ? String(to.value) : `${to.value} ${unit}`
}
