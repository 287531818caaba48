import type { Question } from '#rulebooks/engine/question.ts'
import { outcomeOf, outcomeWords } from '#rulebooks/engine/rank.ts'
import { UNSURE } from '#rulebooks/engine/truth.ts'

import type { Part } from './goal.ts'
import type { Hunt, Quarrel } from './hunt.ts'
import { leastOf, lifelike } from './least.ts'
import { kindOf, opinionsOn, type Kind, type Opinion, type Opinions } from './opinion.ts'
import { isFaint } from './pairs.ts'
import { standOn, type Side, type Standing, type Standings } from './side.ts'
import { questionOf } from './space.ts'

/** A question to which the two editions give different answers, and these. */
export type Found = {
  readonly kind: Kind
  readonly question: Question
  readonly opinions: Opinions
  /** The rules that decide; none where a side is silent. */
  readonly rules: Deciding
  /** The same for all questions in which the same rules give the same two answers. */
  readonly gist: string
}

/** The rule that decides on each side. */
export type Deciding = { readonly left?: string; readonly right?: string }

/** Makes the least question of a case that shows the same difference; undefined if it shows none. */
export function foundIn(quarrel: Quarrel, hunt: Hunt): Found | undefined {
  const { sides, space } = hunt
  const question = questionOf(quarrel.chosen, space)
  const before = opinionsOn(sides, question)
  const kind = kindOf(before)
  if (kind === undefined) return undefined
  const first = standOn(sides, question)
  const known = linesKnown(quarrel, hunt, first)
  const shows = (other: Question): boolean => {
    const standings = standOn(sides, other)
    if (!answersAs(before, standings) || !decidesAs(quarrel, hunt, [first, standings])) return false
    if (linesKnown(quarrel, hunt, standings) < known) return false
    return kind === 'answer' || tellsAs(before, opinionsOn(sides, other))
  }
  const least = leastOf(question, shows)
  const deciding = rulesOf(quarrel, hunt, standOn(sides, least))
  const best = lifelike(least, space.vocabulary, (other) => {
    const { left, right } = rulesOf(quarrel, hunt, standOn(sides, other))
    return left === deciding.left && right === deciding.right && shows(other)
  })
  const rules = rulesOf(quarrel, hunt, standOn(sides, best))
  const opinions = opinionsOn(sides, best)
  return { kind, question: best, opinions, rules, gist: gistOf({ quarrel, kind, rules, opinions }) }
}

function answersAs(before: Opinions, { left, right }: Standings): boolean {
  return answerOf(left) === before.left.answer && answerOf(right) === before.right.answer
}

/** A clause that decided by itself still has to; one that decided with others need not be among them. */
function decidesAs(
  { left, right }: Quarrel,
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
  if (typeof part === 'string') return true
  const clauses = list.rules.flatMap(({ rule }, i) =>
    before.ranks[i] === before.best ? rule.clause : [],
  )
  return new Set(clauses).size > 1 || after.ranks[part.index] === after.best
}

function answerOf({ best }: Standing): string {
  return outcomeWords(outcomeOf(best))
}

function tellsAs(before: Opinions, after: Opinions): boolean {
  return codesOf(before.left) === codesOf(after.left) && codesOf(before.right) === codesOf(after.right)
}

function codesOf({ routes, conditions, decides, lenient }: Opinion): string {
  return JSON.stringify([routes, conditions, decides, lenient])
}

/** How many of the rules that decide are known to stand on one side of their line. */
function linesKnown({ left, right }: Quarrel, { sides }: Hunt, standings: Standings): number {
  const ofLeft = isLineKnown(left, sides.left, standings.left)
  return Number(ofLeft) + Number(isLineKnown(right, sides.right, standings.right))
}

function isLineKnown(part: Part, { list }: Side, { facts }: Standing): boolean {
  if (typeof part === 'string') return true
  const line = list.rules[part.index]?.tests.unless
  return line === undefined || line(facts) !== UNSURE
}

type Shown = Pick<Found, 'kind' | 'rules' | 'opinions'> & { readonly quarrel: Quarrel }

/** Against a faint stance it makes no difference which rule of the other side answers. */
function gistOf({ quarrel, kind, rules, opinions }: Shown): string {
  const left = isFaint(quarrel.right) ? 'any' : rules.left
  const right = isFaint(quarrel.left) ? 'any' : rules.right
  return JSON.stringify([kind, left ?? '', right ?? '', opinions.left.answer, opinions.right.answer])
}

function rulesOf(quarrel: Quarrel, { sides }: Hunt, standings: Standings): Deciding {
  const left = ruleOf(quarrel.left, sides.left, standings.left)
  const right = ruleOf(quarrel.right, sides.right, standings.right)
  return { ...(left !== undefined && { left }), ...(right !== undefined && { right }) }
}

/** The rule that decides: the one looked for, unless it turned out not to be needed. */
function ruleOf(part: Part, { list }: Side, { best, ranks }: Standing): string | undefined {
  if (best === 0) return undefined
  const own = typeof part === 'string' ? -1 : part.index
  const index = ranks[own] === best ? own : ranks.indexOf(best)
  return list.rules[index]?.rule.id
}
