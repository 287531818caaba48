import type { CitedClause } from '#rulebooks/engine/answer.ts'
import { cited, standing, type Stood } from '#rulebooks/engine/citing.ts'
import { decideLeniently, saidRank } from '#rulebooks/engine/evaluate.ts'
import type { Question } from '#rulebooks/engine/question.ts'
import { outcomeOf, outcomeWords } from '#rulebooks/engine/rank.ts'
import { tellingOf } from '#rulebooks/engine/telling.ts'

import { standOn, type Side, type Sides, type Standing } from '#rulebooks/compare/cases/side.ts'

/** What one side says to a question. */
export type Opinion = {
  /** The answer as examples write it. */
  readonly answer: string
  /** The other reading's answer: the same where the text allows one only. */
  readonly lenient: string
  readonly clauses: readonly CitedClause[]
  /** Who must be told and how soon, as codes. */
  readonly routes: readonly string[]
  /** Steps still open, as codes. */
  readonly conditions: readonly string[]
  /** Who decides where no rule can. */
  readonly decides?: string
  /** The settings on which the rules that decide rest. */
  readonly settings: readonly string[]
}

/** What both sides say to a question. */
export type Opinions = { readonly left: Opinion; readonly right: Opinion }

/** Puts a question to both sides. */
export function opinionsOn(sides: Sides, question: Question): Opinions {
  const { left, right } = standOn(sides, question)
  return {
    left: opinionOf(sides.left, left, question),
    right: opinionOf(sides.right, right, question),
  }
}

function opinionOf(
  { edition, list }: Side,
  { facts, best }: Standing,
  question: Question,
): Opinion {
  const stood = standing(list, facts)
  const lenient = decideLeniently(edition, question.action, facts)
  const told = tellingOf(stood, { edition, facts, action: question.action })
  const answer = outcomeWords(outcomeOf(best))
  return {
    answer,
    lenient: lenient === undefined ? answer : outcomeWords(outcomeOf(saidRank(lenient))),
    clauses: cited(stood, best, edition),
    routes: told.routes.map(({ code, when }) => (when === undefined ? code : `${code} ${when}`)),
    conditions: told.conditions.map(({ code }) => code),
    ...(told.judgement && { decides: told.judgement.decides }),
    settings: settingsOf(stood.filter(({ rank }) => rank === best)),
  }
}

function settingsOf(deciding: readonly Stood[]): readonly string[] {
  const rules = deciding.map(({ rule }) => rule.rule)
  const names = rules.flatMap(({ settings, reading }) =>
    [...settings, reading?.setting ?? []].flat(),
  )
  return [...new Set(names)]
}

/** In what two opinions differ, the weightiest first; undefined where they agree. */
export type Kind = 'answer' | 'route' | 'condition' | 'decides' | 'reading'

/** In what two opinions differ. */
export function kindOf({ left, right }: Opinions): Kind | undefined {
  if (left.answer !== right.answer) return 'answer'
  if (!sameCodes(left.routes, right.routes)) return 'route'
  if (isOpen(left) && !sameCodes(left.conditions, right.conditions)) return 'condition'
  if (left.decides !== right.decides) return 'decides'
  return left.lenient === right.lenient ? undefined : 'reading'
}

function isOpen({ answer }: Opinion): boolean {
  return answer === 'allow-with-conditions'
}

function sameCodes(left: readonly string[], right: readonly string[]): boolean {
  return left.toSorted().join() === right.toSorted().join()
}
