import type { IsoDay } from '#core/iso-day.ts'
import type { CitedClause } from '#rulebooks/engine/answer.ts'
import type { Edition } from '#rulebooks/engine/compile.ts'
import type { Outcome } from '#rulebooks/engine/rank.ts'
import { runExample } from '#rulebooks/examples.ts'
import type { Example } from '#rulebooks/language/rulebook.ts'

/** What somebody can answer to a situation. */
export const choices = ['yes', 'if', 'no', 'tell', 'decides', 'silent'] as const

/** One of the answers somebody can choose. */
export type Choice = (typeof choices)[number]

/** A short question made from a worked example of a clause. */
export type Scenario = {
  readonly clause: string
  /** The situation in plain words. */
  readonly situation: string
  /** The day it is about. */
  readonly on: IsoDay
  /** Roles of those it is about; none where it does not say. */
  readonly roles: readonly string[]
  readonly right: Choice
  readonly example: Example
}

/** The questions the worked examples of an edition give, in the order of the document. */
export function scenariosOf(edition: Edition): readonly Scenario[] {
  const examples = [...edition.rulebook.clauses.values()].flatMap((clause) => clause.examples)
  return examples.flatMap((example) => scenarioOf(edition, example) ?? [])
}

function scenarioOf(edition: Edition, example: Example): Scenario | undefined {
  const right = choiceOf(runExample(edition, example).answer.outcome)
  if (right === undefined) return undefined
  const { clause, title: situation, on } = example
  return { clause, situation, on, roles: rolesIn(example), right, example }
}

function rolesIn({ facts }: Example): readonly string[] {
  const named = facts['actor.role']
  const roles: readonly unknown[] = Array.isArray(named) ? named : [named]
  return roles.filter((role) => typeof role === 'string')
}

const byAnswer: Readonly<Record<Outcome['answer'], Choice | undefined>> = {
  allow: 'yes',
  'allow-with-conditions': 'if',
  deny: 'no',
  report: 'tell',
  'needs-judgement': 'decides',
  'not-covered': 'silent',
  'facts-missing': undefined,
}

function choiceOf({ answer }: Outcome): Choice | undefined {
  return byAnswer[answer]
}

/** The clauses that give the answer to a situation, and what one can do instead. */
export function explanationOf(
  edition: Edition,
  { example }: Scenario,
): { readonly clauses: readonly CitedClause[]; readonly instead: readonly string[] } {
  const { clauses, instead } = runExample(edition, example).answer
  const deciding = clauses.filter(({ part }) => part === 'decides')
  return { clauses: deciding.length > 0 ? deciding : clauses, instead }
}

/** The answers offered: yes, yes if and no, and the one besides that fits the situation. */
export function offered({ right }: Scenario): readonly Choice[] {
  const other = right === 'tell' || right === 'decides' ? right : 'silent'
  return ['yes', 'if', 'no', other]
}

/** Whether another edition answered the situation otherwise, or could not. */
export function isAnsweredOtherwise(before: Edition, { example, right }: Scenario): boolean {
  return choiceOf(runExample(before, example).answer.outcome) !== right
}
