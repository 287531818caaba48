import type { Action, Vocabulary } from '#rulebooks/language/vocabulary.ts'
import { layOut, type Guards } from './guards.ts'
import { questionReader, type QuestionReader } from './question.ts'
import { RANK, type Rank } from './rank.ts'
import type { Condition } from '#rulebooks/language/condition.ts'
import type { Rule, Rulebook, Terms } from '#rulebooks/language/rulebook.ts'
import { savingOf, type Saving } from './saving.ts'
import { speakingOf, type Speaking } from './speaking.ts'
import { gate, lifting, plain, refusal, type TakeStance, type Tests } from './stance.ts'
import { anyOf, factsNamed, isUnknown, testOf, type Test } from './truth.ts'
import { doubtsAbout } from './who.ts'

/** A rule compiled for one reading of the text. */
export type CompiledRule = {
  readonly rule: Rule
  readonly terms: Terms
  readonly tests: Tests
  readonly takeStance: TakeStance
  /** The highest rank it can take. */
  readonly top: Rank
  readonly speaking: Speaking
  /** Rules of the same list that lift this one, and whether one of them does. */
  readonly lifters: readonly number[]
  readonly lifted: Test | undefined
}

/** The rules that speak to one action, in document order, with room for where each stands. */
export type RuleList = {
  readonly rules: readonly CompiledRule[]
  readonly guards: Guards
  readonly stances: Uint16Array
  /** The same rules with the highest rank they can take in front, for deciding only. */
  readonly ranked: { readonly rules: readonly CompiledRule[]; readonly guards: Guards }
  readonly saving: Saving
}

/** The rules on one action in the strict reading, and in the lenient one where it differs. */
export type ActionRules = { readonly strict: RuleList; readonly lenient: RuleList | undefined }

/** An edition ready to decide: plain functions over facts, no I/O. */
export type Edition = {
  readonly rulebook: Rulebook
  readonly vocabulary: Vocabulary
  readonly read: QuestionReader
  readonly actions: ReadonlyMap<string, ActionRules>
  /** The slots of `context.already_done` and `context.will_ask`: what is done without its gate fails it. */
  readonly alreadyDone: number
  readonly willAsk: number
}

/** Compiles a checked rulebook. Once an edition; afterwards deciding neither allocates nor looks up. */
export function compileEdition(rulebook: Rulebook, vocabulary: Vocabulary): Edition {
  const rules = [...rulebook.clauses.values()].flatMap((clause) => clause.rules)
  const actions = new Map<string, ActionRules>()
  for (const action of vocabulary.actions.values()) {
    const speaking = rules.filter(
      (rule) => rule.actions === 'all' || rule.actions.includes(action.name),
    )
    const make = (lenient: boolean): RuleList =>
      listOf(speaking, { action, rulebook, vocabulary, lenient })
    actions.set(action.name, {
      strict: make(false),
      lenient: speaking.some((rule) => hasTwoReadings(rule, rulebook)) ? make(true) : undefined,
    })
  }
  const slotOf = (name: string): number => vocabulary.facts.get(name)?.slot ?? -1
  const alreadyDone = slotOf('context.already_done')
  const willAsk = slotOf('context.will_ask')
  return { rulebook, vocabulary, read: questionReader(vocabulary), actions, alreadyDone, willAsk }
}

function hasTwoReadings({ reading, who }: Rule, rulebook: Rulebook): boolean {
  const open = (setting: string): boolean => rulebook.settings.get(setting)?.reading === 'unset'
  if (reading && open(reading.setting)) return true
  return doubtsAbout(who, rulebook).some((doubt) => open(doubt.setting))
}

/** What compiling one action's rules rests on. */
export type Making = {
  readonly action: Action
  readonly rulebook: Rulebook
  readonly vocabulary: Vocabulary
  readonly lenient: boolean
}

function listOf(speaking: readonly Rule[], making: Making): RuleList {
  const unlinked = speaking.flatMap((rule) => {
    const terms = termsOf(rule, making)
    return terms === 'silent' ? [] : [compileRule(rule, terms, making)]
  })
  const rules = unlinked.map((one) => ({ ...one, ...liftersOf(one, unlinked) }))
  const ranked = rules.toSorted((a, b) => b.top - a.top)
  return {
    rules,
    guards: layOut(rules.map((rule) => rule.speaking.guards)),
    ranked: { rules: ranked, guards: layOut(ranked.map((rule) => rule.speaking.guards)) },
    stances: new Uint16Array(rules.length),
    saving: savingOf(rules),
  }
}

function liftersOf({ rule }: Unlinked, rules: readonly Unlinked[]): Links {
  const isLifter = (other: Rule): boolean => other !== rule && other.lifts.includes(rule.clause)
  const lifters = rules.flatMap((other, i) => (isLifter(other.rule) ? [i] : []))
  const lifts = rules.filter((other) => isLifter(other.rule)).map(({ tests }) => lifting(tests))
  return { lifters, lifted: lifts.length === 0 ? undefined : anyOf(lifts) }
}

/** The terms of a rule in the reading wanted: a settled reading is the same in both. */
export function termsOf(rule: Rule, { rulebook, lenient }: Making): Terms | 'silent' {
  if (!rule.reading) return rule
  const choice = rulebook.settings.get(rule.reading.setting)?.reading ?? 'unset'
  const takesLenient = choice === 'lenient' || (choice === 'unset' && lenient)
  return takesLenient ? rule.reading.lenient : rule
}

type Links = Pick<CompiledRule, 'lifters' | 'lifted'>
type Unlinked = Omit<CompiledRule, keyof Links>

function compileRule(rule: Rule, terms: Terms, making: Making): Unlinked {
  const { unless, met, failed } = terms
  const speaking = speakingOf(rule, terms, making)
  const tests = {
    speaks: speaking.test,
    unless: unless && testOf(unless),
    met: met && testOf(met),
    failed: failed && testOf(failed),
    isStepSpokenOf: spokenOf(met),
  }
  const top = rankOf(rule, terms, making.action)
  return {
    rule,
    terms,
    tests,
    top,
    takeStance: stanceOf(tests, terms, top),
    speaking,
  }
}

function spokenOf(met: Condition | undefined): Tests['isStepSpokenOf'] {
  const steps = met === undefined ? [] : factsNamed(met)
  return (facts) => steps.some((fact) => !isUnknown(fact, facts))
}

function stanceOf(tests: Tests, { effect }: Terms, rank: Rank): TakeStance {
  if (effect.type === 'must-not' || effect.type === 'advised-not') return refusal(tests, rank)
  return effect.type === 'needs' ? gate(tests, rank) : plain(tests, rank)
}

function rankOf(rule: Rule, { effect }: Terms, action: Action): Rank {
  if (effect.type === 'needs') return effect.advisory ? RANK.advisory : RANK.failed
  if (effect.type === 'report') return action.kind === 'doing' ? RANK.reportBeside : RANK.report
  if (effect.type === 'may' && rule.advice.length > 0) return RANK.permitWithAdvice
  return RANKS[effect.type]
}

const RANKS = {
  outside: RANK.outside,
  'must-not': RANK.binding,
  'advised-not': RANK.advisory,
  may: RANK.permit,
  judgement: RANK.judgement,
  advice: RANK.advice,
} as const
