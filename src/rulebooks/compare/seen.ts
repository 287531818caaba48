import type { Part } from '#rulebooks/compare/cases/goal.ts'
import { standOn, type Side, type Standing, type Standings } from '#rulebooks/compare/cases/side.ts'
import { questionOf } from '#rulebooks/compare/cases/space.ts'
import type { Question } from '#rulebooks/engine/question.ts'
import { outcomeOf, outcomeWords } from '#rulebooks/engine/rank.ts'

import type { Hunt, Quarrel } from './hunt.ts'
import { areLinesKnown } from './lines.ts'
import { comparedOn, kindOf, opinionsOn, type Kind, type Opinions } from './opinion.ts'
import { isFaint } from './pairs.ts'

/** A question to which the two editions give different answers, and these. */
export type Seen = {
  readonly kind: Kind
  readonly question: Question
  readonly opinions: Opinions
  /** The rules that decide; none where a side is silent. */
  readonly rules: Deciding
  /** The same for all questions in which the same rules give the same two answers. */
  readonly gist: string
  /** Whether the answers hang on nothing unsaid about the lines of the rules that decide. */
  readonly isSure: boolean
}

/** What each side is wanted to do in a case. */
export type Parts = Pick<Quarrel, 'left' | 'right'>

/** The rule that decides on each side. */
export type Deciding = { readonly left?: string; readonly right?: string }

/** What both editions say to the case of a quarrel; undefined if they agree. */
export function seenIn(quarrel: Quarrel, hunt: Hunt): Seen | undefined {
  return seenOn(questionOf(quarrel.chosen, hunt.space), quarrel, hunt)
}

/** The same of any question. */
export function seenOn(question: Question, quarrel: Parts, hunt: Hunt): Seen | undefined {
  const standings = standOn(hunt.sides, question)
  const kind = kindOf(comparedOn(hunt.sides, question.action, standings))
  if (kind === undefined) return undefined
  const opinions = opinionsOn(hunt.sides, question, standings)
  const rules = rulesOf(quarrel, hunt, standings)
  const gist = gistOf({ quarrel, kind, rules, opinions, question })
  return { kind, question, opinions, rules, gist, isSure: areLinesKnown(standings, hunt) }
}

type Shown = Pick<Seen, 'kind' | 'rules' | 'opinions' | 'question'> & { readonly quarrel: Parts }

/** Against a faint stance it makes no difference which rule of the other side answers, but who asks. */
function gistOf({ quarrel, kind, rules, opinions, question }: Shown): string {
  const isScope = isFaint(quarrel.left) || isFaint(quarrel.right)
  const left = isFaint(quarrel.right) ? 'any' : rules.left
  const right = isFaint(quarrel.left) ? 'any' : rules.right
  const asker = isScope ? question.facts['actor.role'] : undefined
  const answers = [opinions.left.answer, opinions.right.answer]
  return JSON.stringify([kind, left ?? '', right ?? '', answers, asker ?? ''])
}

/** The rules that decide on each side. */
export function rulesOf(quarrel: Parts, { sides }: Hunt, standings: Standings): Deciding {
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

/** The answer of a side as examples write it. */
export function answerOf({ best }: Standing): string {
  return outcomeWords(outcomeOf(best))
}
