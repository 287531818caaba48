import type { CitedClause } from '#rulebooks/engine/answer.ts'
import { cited, standing, type Stood } from '#rulebooks/engine/citing.ts'
import { decideLeniently, saidRank } from '#rulebooks/engine/evaluate.ts'
import type { Question } from '#rulebooks/engine/question.ts'
import { outcomeOf, outcomeWords } from '#rulebooks/engine/rank.ts'
import { askingOf } from '#rulebooks/engine/telling.ts'

import {
  standOn,
  type Side,
  type Sides,
  type Standing,
  type Standings,
} from '#rulebooks/compare/cases/side.ts'

/** What one side says to a question, as far as it is compared. */
export type Compared = {
  /** The answer as examples write it. */
  readonly answer: string
  /** The other reading's answer: the same where the text allows one only. */
  readonly lenient: string
  /** Who must be told and how soon, as codes. */
  readonly routes: readonly string[]
  /** Steps still open, as codes. */
  readonly conditions: readonly string[]
  /** Who decides where no rule can. */
  readonly decides?: string
}

/** What one side says to a question, and what it rests on. */
export type Opinion = Compared & {
  readonly clauses: readonly CitedClause[]
  /** The settings on which the rules that decide rest. */
  readonly settings: readonly string[]
}

/** What both sides say to a question. */
export type Opinions = { readonly left: Opinion; readonly right: Opinion }

/** What both sides say to a question, as far as it is compared. */
export type ComparedSides = { readonly left: Compared; readonly right: Compared }

/** Puts a question to both sides; `standings` are where they stand on it, if that is known. */
export function opinionsOn(
  sides: Sides,
  question: Question,
  standings: Standings = standOn(sides, question),
): Opinions {
  const of = (side: Side, standing: Standing): Opinion => {
    const stood = stoodIn(side, standing)
    return {
      ...comparedIn(side, standing, { action: question.action, stood }),
      clauses: cited(stood, standing.best, side.edition),
      settings: settingsOf(stood.filter(({ rank }) => rank === standing.best)),
    }
  }
  return { left: of(sides.left, standings.left), right: of(sides.right, standings.right) }
}

/** What both sides say where they stand, as far as it is compared: in a third of the time. */
export function comparedOn(
  { left, right }: Sides,
  action: string,
  standings: Standings,
): ComparedSides {
  const of = (side: Side, standing: Standing): Compared =>
    comparedIn(side, standing, { action, stood: stoodIn(side, standing) })
  return { left: of(left, standings.left), right: of(right, standings.right) }
}

function stoodIn({ list: { rules } }: Side, { ranks, facts }: Standing): readonly Stood[] {
  return standing({ rules, stances: ranks }, facts)
}

function comparedIn(
  { edition }: Side,
  { facts, best }: Standing,
  { action, stood }: { readonly action: string; readonly stood: readonly Stood[] },
): Compared {
  const lenient = decideLeniently(edition, action, facts)
  const { routes, conditions, judgement } = askingOf(stood, { edition, facts, action })
  const answer = outcomeWords(outcomeOf(best))
  return {
    answer,
    lenient: lenient === undefined ? answer : outcomeWords(outcomeOf(saidRank(lenient))),
    routes: routes.map(({ code, when }) => (when === undefined ? code : `${code} ${when}`)),
    conditions: conditions.map(({ code }) => code),
    ...(judgement && { decides: judgement.decides }),
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
export function kindOf({ left, right }: ComparedSides): Kind | undefined {
  if (left.answer !== right.answer) return 'answer'
  if (!sameCodes(left.routes, right.routes)) return 'route'
  if (isOpen(left) && !sameCodes(left.conditions, right.conditions)) return 'condition'
  if (left.decides !== right.decides) return 'decides'
  return left.lenient === right.lenient ? undefined : 'reading'
}

function isOpen({ answer }: Compared): boolean {
  return answer === 'allow-with-conditions'
}

function sameCodes(left: readonly string[], right: readonly string[]): boolean {
  return left.toSorted().join() === right.toSorted().join()
}
