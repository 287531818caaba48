import { readDay } from '#core/day.ts'
import type { Edition } from '#rulebooks/engine/compile.ts'
import type { NamedFacts } from '#rulebooks/engine/facts.ts'
import type { Question } from '#rulebooks/engine/question.ts'
import { outcomeOf, outcomeWords, RANK } from '#rulebooks/engine/rank.ts'
import { UNSURE } from '#rulebooks/engine/truth.ts'
import type { Difference } from '#rulebooks/compare/compare.ts'
import { sideOf, standOn, type Sides, type Standing } from '#rulebooks/compare/cases/side.ts'

import type { RulesByClause } from './generated-rulebook.ts'

// Every case there is over the values that rules of the small vocabulary can tell apart, and whether a
// comparison accounts for each in which two editions differ.

/** The day on which small editions are compared: one after a 29 February. */
export const onDay = '2024-03-01'

const DATES = ['2020-02-29', '2020-03-01', '2020-03-02', '2021-02-28', '2021-03-01', '2021-03-02']
const MORE_DATES = ['2022-03-01', '2022-03-02', '2023-02-28', '2023-03-01', '2023-03-02']
const LATE_DATES = ['2024-02-28', '2024-02-29', '2024-03-01', '2024-03-02']
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  'actor.role': ['teacher', 'head', 'parent', 'pupil'],
  'subject.role': ['pupil', 'leaver', 'parent'],
  'subject.relative': ['yes', 'no'],
  'subject.age': [15, 16, 17, 18],
  'subject.left_on': [...DATES, ...MORE_DATES, ...LATE_DATES],
  'context.step': ['done', 'not-yet', 'skipped'],
  'context.agreed': ['done', 'not-yet', 'skipped'],
  'context.version': ['0.1', '0.2', '1.0', '1.1', '1.2', '2.0'],
  'context.current': ['0.1', '0.2', '1.0', '1.1', '2.0'],
  'context.name': ['a rude name', 'plain news'],
}

/** The facts that rules name, whom they bind among them. */
export function factsNamedIn(...books: readonly RulesByClause[]): readonly string[] {
  const text = JSON.stringify(books)
  const named = Object.keys(VALUES).filter((name) => text.includes(`"${name}"`))
  return text.includes('"who":') ? [...new Set(['actor.role', ...named])] : named
}

/** How many cases there are over some facts. */
export function caseCount(facts: readonly string[]): number {
  return facts.reduce((count, name) => count * ((VALUES[name]?.length ?? 0) + 1), 1)
}

/** Every case over some facts: each of them unsaid, or with any of its values. */
export function everyCase(facts: readonly string[]): readonly NamedFacts[] {
  return facts.reduce<readonly NamedFacts[]>(
    (cases, name) =>
      cases.flatMap((one) => [
        one,
        ...(VALUES[name] ?? []).map((value) => ({ ...one, [name]: value })),
      ]),
    [{}],
  )
}

/** What both editions make of a case: the answers, and the rules that decide. */
export type Verdicts = { readonly left: Said; readonly right: Said }
type Said = {
  readonly answer: string
  readonly rules: readonly string[]
  readonly isFaint: boolean
  /** It is known on which side of its line a rule that decides is. */
  readonly isSure: boolean
}

/** Puts cases of one action to two editions. */
export function judgeOf(
  left: Edition,
  right: Edition,
  action: string,
): (facts: NamedFacts) => Verdicts {
  const sides = { left: sideOf(left, action), right: sideOf(right, action), on: readDay(onDay) }
  if (!sides.left || !sides.right) throw new Error(`no such action: ${action}`)
  const both: Sides = { ...sides, left: sides.left, right: sides.right }
  return (facts) => {
    const question: Question = { action, asOf: both.on, facts }
    const standings = standOn(both, question)
    return { left: said(standings.left, both.left), right: said(standings.right, both.right) }
  }
}

function said({ best, ranks, facts }: Standing, { list }: Sides['left']): Said {
  const deciding = best === 0 ? [] : list.rules.filter((_, i) => ranks[i] === best)
  return {
    answer: outcomeWords(outcomeOf(best)),
    rules: deciding.map(({ rule }) => rule.id),
    isFaint: best === RANK.outside || best === RANK.reportBeside,
    isSure: best === 0 || deciding.some(({ tests }) => tests.unless?.(facts) !== UNSURE),
  }
}

/** The cases of an action in which two editions differ and for which no difference told accounts. */
export function unexplained(
  cases: readonly NamedFacts[],
  judge: (facts: NamedFacts) => Verdicts,
  told: readonly Difference[],
): readonly NamedFacts[] {
  const known = new Map<string, boolean>()
  const isTold = directly(told)
  return cases.filter((one) => differs(judge(one)) && !explained(one))

  function explained(facts: NamedFacts): boolean {
    const name = JSON.stringify(facts)
    const before = known.get(name)
    if (before !== undefined) return before
    const verdicts = judge(facts)
    const lesser = partsOf(facts)
    const is =
      isTold(verdicts) || lesser.some((part) => sameAs(part, verdicts)) || apart(lesser, verdicts)
    known.set(name, is)
    return is
  }

  function sameAs(part: NamedFacts, { left, right }: Verdicts): boolean {
    const less = judge(part)
    const isSame = less.left.answer === left.answer && less.right.answer === right.answer
    return isSame && explained(part)
  }

  /**
   * Two lesser cases put together, of this asker or another: in one the same rule decides on the left, in
   * the other on the right.
   */
  function apart(lesser: readonly NamedFacts[], verdicts: Verdicts): boolean {
    const fine = lesser
      .flatMap(ofAnyAsker)
      .filter((part) => !differs(judge(part)) || explained(part))
    const lefts = fine.filter((part) => agrees(judge(part).left, verdicts.left))
    const rights = fine.filter((part) => agrees(judge(part).right, verdicts.right))
    const differing = [...lefts, ...rights].some((part) => differs(judge(part)))
    return lefts.length > 0 && rights.length > 0 && differing
  }
}

/** Differ in what is sure: an answer that hangs on what is unsaid may be nobody's in particular. */
function differs({ left, right }: Verdicts): boolean {
  return left.answer !== right.answer && left.isSure && right.isSure
}

function agrees(part: Said, whole: Said): boolean {
  return part.answer === whole.answer && part.rules.some((rule) => whole.rules.includes(rule))
}

/**
 * Whether each side's answer is told against the other's, by a rule that decides here too. Against a rule
 * that puts the act outside, or only reports beside it, it is enough that one of the two is told.
 */
function directly(told: readonly Difference[]): (verdicts: Verdicts) => boolean {
  return ({ left, right }) => {
    const same = told.filter(
      (one) => one.left.answer === left.answer && one.right.answer === right.answer,
    )
    const byLeft = same.some(({ rules }) => isBy(rules.left, left))
    const byRight = same.some(({ rules }) => isBy(rules.right, right))
    return left.isFaint || right.isFaint ? byLeft || byRight : byLeft && byRight
  }
}

function isBy(rule: string | undefined, { rules }: Said): boolean {
  return rule === undefined ? rules.length === 0 : rules.includes(rule)
}

function ofAnyAsker(facts: NamedFacts): readonly NamedFacts[] {
  if (!('actor.role' in facts)) return [facts]
  return (VALUES['actor.role'] ?? []).map((role) => ({ ...facts, 'actor.role': role }))
}

/** Every lesser case: the facts without one or more of them. */
function partsOf(facts: NamedFacts): readonly NamedFacts[] {
  const entries = Object.entries(facts)
  const masks = Array.from({ length: 2 ** entries.length - 1 }, (_, mask) => mask)
  return masks.map((mask) => Object.fromEntries(entries.filter((_, i) => (mask & (1 << i)) !== 0)))
}
