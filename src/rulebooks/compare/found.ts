import type { Part } from '#rulebooks/compare/cases/goal.ts'
import { standOn, type Side, type Standing, type Standings } from '#rulebooks/compare/cases/side.ts'
import type { Question } from '#rulebooks/engine/question.ts'

import type { Hunt } from './hunt.ts'
import { leastOf, lifelike } from './least.ts'
import { areLinesKnown, withLinesKnown } from './lines.ts'
import { comparedOn, type Compared, type ComparedSides } from './opinion.ts'
import { answerOf, rulesOf, seenOn, type Parts, type Seen } from './seen.ts'

/**
 * Makes the least question that shows the same difference; undefined where the difference hangs on
 * something unsaid, so that nobody in particular meets it.
 */
export function leastSeen(
  { question, kind, opinions: before }: Seen,
  quarrel: Parts,
  hunt: Hunt,
): Seen | undefined {
  const { sides, space } = hunt
  const stand = remembering((one) => standOn(sides, one))
  const first = stand(question)
  const shows = (other: Question): boolean => {
    const standings = stand(other)
    if (!answersAs(before, standings) || !decidesAs(quarrel, hunt, [first, standings])) return false
    return kind === 'answer' || tellsAs(before, comparedOn(sides, space.action, standings))
  }
  const full = withLinesKnown(question, hunt, { standOn: stand, shows })
  if (!areLinesKnown(stand(full), hunt)) return undefined
  const showsSurely = (one: Question): boolean => shows(one) && areLinesKnown(stand(one), hunt)
  const least = leastOf(full, showsSurely)
  const deciding = rulesOf(quarrel, hunt, stand(least))
  const best = lifelike(least, space.vocabulary, (other) => {
    const { left, right } = rulesOf(quarrel, hunt, stand(other))
    return left === deciding.left && right === deciding.right && showsSurely(other)
  })
  return seenOn(best, quarrel, hunt)
}

/** Each question is decided once. */
function remembering(decide: (question: Question) => Standings): (question: Question) => Standings {
  const known = new WeakMap<Question, Standings>()
  return (question) => {
    const standings = known.get(question) ?? decide(question)
    known.set(question, standings)
    return standings
  }
}

function answersAs(before: ComparedSides, { left, right }: Standings): boolean {
  return answerOf(left) === before.left.answer && answerOf(right) === before.right.answer
}

/** A clause that decided by itself still has to; one that decided with others need not be among them. */
function decidesAs(
  { left, right }: Parts,
  { sides }: Hunt,
  [before, after]: readonly [Standings, Standings],
): boolean {
  return (
    isKept(left, sides.left, [before.left, after.left]) &&
    isKept(right, sides.right, [before.right, after.right])
  )
}

function isKept(
  part: Part,
  { list }: Side,
  [before, after]: readonly [Standing, Standing],
): boolean {
  if (typeof part === 'string' || after.ranks[part.index] === after.best) return true
  const clauses = list.rules.flatMap(({ rule }, i) =>
    before.ranks[i] === before.best ? rule.clause : [],
  )
  return new Set(clauses).size > 1
}

function tellsAs(before: ComparedSides, after: ComparedSides): boolean {
  return (
    codesOf(before.left) === codesOf(after.left) && codesOf(before.right) === codesOf(after.right)
  )
}

function codesOf({ routes, conditions, decides, lenient }: Compared): string {
  return JSON.stringify([routes, conditions, decides, lenient])
}
