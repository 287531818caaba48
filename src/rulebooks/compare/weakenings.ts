import { isoDay, type Day } from '#core/day.ts'
import type { Part } from '#rulebooks/compare/cases/goal.ts'
import { patience } from '#rulebooks/compare/cases/search.ts'
import { sideOf, standOn, type Side } from '#rulebooks/compare/cases/side.ts'
import { questionOf } from '#rulebooks/compare/cases/space.ts'
import type { Voice } from '#rulebooks/compare/cases/voices.ts'
import type { Edition } from '#rulebooks/engine/compile.ts'
import type { NamedFacts } from '#rulebooks/engine/facts.ts'
import type { Question } from '#rulebooks/engine/question.ts'

import { huntOn, seek, seekAmong, type Hunt, type Quarrel } from './hunt.ts'
import { leastOf } from './least.ts'
import { comparedOn, opinionsOn, type Opinion } from './opinion.ts'
import { isWeaker, strictnessOf } from './strictness.ts'

/** A case in which a school's addition makes the answer weaker than the trust's own. */
export type Weakening = {
  readonly action: string
  readonly on: string
  readonly facts: NamedFacts
  readonly trust: Opinion
  readonly withAddition: Opinion
  /** The clause of the trust that is weakened, and those of the addition that have a part in the answer. */
  readonly clause: string
  readonly added: readonly string[]
}

/** A trust's edition, the same with a school's addition, and the day on which both are asked. */
export type Adding = {
  readonly trust: Edition
  readonly withAddition: Edition
  readonly on: Day
}

/** Weakenings, one for each clause of the trust and action, and searches given up (none, it is hoped). */
export type Weakenings = { readonly found: readonly Weakening[]; readonly gaveUp: number }

/** Cases tried before a search is given up. */
const MOST_CASES = 5000

/** Finds where an addition weakens the trust's own edition; none means that it only tightens. Pure. */
export function weakenings({ trust, withAddition, on }: Adding): Weakenings {
  const tries = patience(MOST_CASES)
  const found = [...trust.vocabulary.actions.keys()].flatMap((action) => {
    const left = sideOf(trust, action)
    const right = sideOf(withAddition, action)
    if (!left || !right || left.rules.length === right.rules.length) return []
    return weakeningsOn(huntOn(action, { left, right, on }, tries))
  })
  return { found, gaveUp: tries.gaveUp }
}

function weakeningsOn(hunt: Hunt): readonly Weakening[] {
  const weakened = new Map<string, Weakening>()
  for (const voice of hunt.left.voices) {
    if (weakened.has(clauseOf(voice, hunt.sides.left))) continue
    const found = weakeningOf(voice, hunt)
    if (found && !weakened.has(found.clause)) weakened.set(found.clause, found)
  }
  return [...weakened.values()]
}

/** Against everything weaker the other side can say, and beside every rule that was added. */
function weakeningOf(voice: Voice, hunt: Hunt): Weakening | undefined {
  const added = hunt.right.voices.filter((one) => isAdded(clauseOf(one, hunt.sides.right), hunt))
  const weaker = ['silent' as const, ...hunt.right.voices].filter((one) => mayWeaken(voice, one))
  for (const part of weaker) {
    const found = seek(voice, part, hunt)
    if (found && isWeakerIn(found, hunt)) return weakeningIn(found, hunt)
  }
  for (const one of added) {
    const found = seekAmong([voice.wanted, one.wanted], hunt, (such) => isWeakerIn(such, hunt))
    if (found) return weakeningIn({ ...found, left: voice }, hunt)
  }
  return undefined
}

function mayWeaken(voice: Voice, part: Part): boolean {
  if (typeof part === 'string') return true
  const [before, after] = [strictnessOf(voice.rank), strictnessOf(part.rank)]
  return after < before || (after === before && part.says !== voice.says)
}

function clauseOf({ index }: Voice, { rules }: Side): string {
  return rules[index]?.compiled.rule.clause ?? ''
}

function isAdded(clause: string, { sides }: Hunt): boolean {
  return !sides.left.edition.rulebook.clauses.has(clause)
}

function isWeakerIn({ chosen }: Quarrel, hunt: Hunt): boolean {
  return isWeakerOn(questionOf(chosen, hunt.space), hunt)
}

function isWeakerOn(question: Question, { sides }: Hunt): boolean {
  const standings = standOn(sides, question)
  return isWeaker(standings, comparedOn(sides, question.action, standings))
}

function weakeningIn(quarrel: Quarrel, hunt: Hunt): Weakening {
  const question = leastOf(questionOf(quarrel.chosen, hunt.space), (one) => isWeakerOn(one, hunt))
  const { left: trust, right: withAddition } = opinionsOn(hunt.sides, question)
  const cited = withAddition.clauses.map(({ id }) => id)
  const voice = quarrel.left
  const weakened = trust.clauses.find(({ part }) => part === 'decides')?.id
  return {
    action: question.action,
    on: isoDay(question.asOf),
    facts: question.facts,
    trust,
    withAddition,
    clause: weakened ?? (typeof voice === 'string' ? '' : clauseOf(voice, hunt.sides.left)),
    added: cited.filter((id) => isAdded(id, hunt)),
  }
}
