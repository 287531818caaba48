import type { CompiledRule, Edition, RuleList } from './compile.ts'
import type { Facts } from './facts.ts'
import { passes } from './guards.ts'
import { GRADE, outcomeOf, type Outcome } from './rank.ts'
import { isOutside, spare } from './saving.ts'
import { LATE, LEAST, LIFTED, MOST, SAID } from './stance.ts'
import { NO, UNSURE, YES } from './truth.ts'

/**
 * A verdict packed in one number, so that deciding allocates nothing: the rank of the answer that
 * holds for what was said, and the lowest and highest rank the answer can still take.
 */
export type Verdict = number

/** The rank of the answer that holds for what was said: unknown exceptions and gates are not met. */
export function saidRank(verdict: Verdict): number {
  return verdict & 15
}

/** Whether no unknown fact can change the answer any more. */
export function isSettled(verdict: Verdict): boolean {
  return GRADE[(verdict >> 4) & 15] === GRADE[verdict >> 8]
}

/** The answer that holds for what was said, or that facts are missing where one could still change it. */
export function verdictOutcome(verdict: Verdict, mustAnswer: boolean): Outcome {
  if (mustAnswer || isSettled(verdict)) return outcomeOf(saidRank(verdict))
  return { answer: 'facts-missing' }
}

/**
 * Decides one question in the strict reading. Pure in its result: the same edition, action and facts
 * always give the same verdict. An action without rules is not covered.
 */
export function decide(edition: Edition, action: string, facts: Facts): Verdict {
  const rules = edition.actions.get(action)
  return rules ? verdictOn(rules.strict, facts, isDone(edition, facts)) : 0
}

/** Decides in the lenient reading; undefined where the text on this action allows only one. */
export function decideLeniently(
  edition: Edition,
  action: string,
  facts: Facts,
): Verdict | undefined {
  const lenient = edition.actions.get(action)?.lenient
  return lenient && verdictOn(lenient, facts, isDone(edition, facts))
}

/** The bit of “yes” in a fact of yes or no. */
const DONE = 4

/** The bit of “no” in a fact of yes or no. */
const REFUSED = 2

/** Whether the act was done already, or is meant to be done without asking: no gate can wait then. */
export function isDone({ alreadyDone, willAsk }: Edition, { slots }: Facts): boolean {
  return ((slots[alreadyDone] ?? 0) & DONE) !== 0 || ((slots[willAsk] ?? 0) & REFUSED) !== 0
}

/** Goes through the rules, the strongest first, until none of the rest can change the verdict. */
function verdictOn(list: RuleList, facts: Facts, done: boolean): Verdict {
  if (list.saving.any) return weigh(list, facts, done)
  const { rules, guards } = list.ranked
  const late = done ? LATE : 0
  let verdict = 0
  for (let i = 0; i < rules.length; i++) {
    const rule = rules[i]
    if (rule === undefined || rule.top << 4 <= (verdict & LEAST)) return verdict
    const passed = passes(guards, i, facts.slots)
    if (passed !== NO) verdict = higher(verdict, stanceOf(rule, facts, passed + late))
  }
  return verdict
}

/** Lets every rule of a list take its stance and packs the highest of each into one verdict. */
export function weigh(list: RuleList, facts: Facts, done: boolean): Verdict {
  const { rules, stances, guards, saving } = list
  const late = done ? LATE : 0
  let verdict = 0
  for (let i = 0; i < rules.length; i++) {
    const passed = passes(guards, i, facts.slots)
    const rule = passed === NO ? undefined : rules[i]
    const stance = rule === undefined ? 0 : stanceOf(rule, facts, passed + late)
    stances[i] = stance
    if (stance !== 0) verdict = higher(verdict, stance)
  }
  if (!saving.any || !isOutside(saving, stances)) return verdict
  spare(saving, stances)
  return stances.reduce(higher, 0)
}

/** The stance of a rule its guards let pass; `passed` is how far, with `LATE` added where that is so. */
function stanceOf(
  { speaking, lifted, takeStance }: CompiledRule,
  facts: Facts,
  passed: number,
): number {
  let base = passed
  if (speaking.rest !== undefined) {
    const rest = speaking.rest(facts)
    if (rest === NO) return 0
    if (rest === UNSURE && passed % LATE === YES) base -= 1
  }
  if (lifted !== undefined) base += LIFTED * lifted(facts)
  return takeStance(facts, base)
}

function higher(one: number, other: number): number {
  return (
    Math.max(one & SAID, other & SAID) |
    Math.max(one & LEAST, other & LEAST) |
    Math.max(one & MOST, other & MOST)
  )
}
