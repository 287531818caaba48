import { readDay } from '#core/day.ts'

import type { Answer } from './engine/answer.ts'
import type { Edition } from './engine/compile.ts'
import { explainBriefly } from './engine/explain.ts'
import { outcomeWords } from './engine/rank.ts'
import { oneOf } from './language/mistakes.ts'
import type { Example } from './language/rulebook.ts'

/** A worked example and how it went: `wrong` is empty when the answer is the one expected. */
export type ExampleResult = {
  readonly example: Example
  readonly answer: Answer
  readonly wrong: readonly string[]
}

/** Puts a worked example to an edition and compares everything the example states. */
export function runExample(edition: Edition, example: Example): ExampleResult {
  const { action, ...facts } = example.facts
  const mode = example.answer === 'facts-missing' ? 'asking' : 'said'
  const question = {
    action: typeof action === 'string' ? action : '',
    asOf: readDay(example.on),
    facts,
  }
  if (!edition.vocabulary.actions.has(question.action)) {
    const { answer } = explainBriefly(edition, question, mode)
    return { example, answer, wrong: [unknownAction(question.action, edition)] }
  }
  const { answer, unclear } = explainBriefly(edition, question, mode)
  return {
    example,
    answer,
    wrong: [...unclear.map(({ says }) => says), ...differences(example, answer)],
  }
}

function unknownAction(action: string, { vocabulary }: Edition): string {
  if (action === '') return 'its facts name no `action`'
  return `unknown action \`${action}\`; near it are ${oneOf(vocabulary.actions.keys(), action)}`
}

/** Runs every worked example of an edition, in the order of the document. */
export function runExamples(edition: Edition): readonly ExampleResult[] {
  const clauses = [...edition.rulebook.clauses.values()]
  return clauses.flatMap((clause) => clause.examples.map((example) => runExample(edition, example)))
}

function differences(example: Example, answer: Answer): readonly string[] {
  const cited = answer.clauses.map(({ id }) => id)
  const routes = answer.routes.map(({ code }) => code)
  const conditions = answer.conditions.map(({ code }) => code)
  return [
    ...otherAnswers(example, answer),
    ...lacking('clause', example.cites, cited),
    ...example.notCites
      .filter((id) => cited.includes(id))
      .map((id) => `cites \`${id}\`, which it should not`),
    ...lacking('route', example.routes, routes),
    ...lacking('condition', example.conditions, conditions),
    ...lacking('advice', example.advice, answer.advice),
    ...lacking('note', example.notes, answer.notes),
    ...lacking('missing fact', example.missing, answer.missing),
  ]
}

function otherAnswers(example: Example, answer: Answer): readonly string[] {
  const from = answer.clauses.map(({ id }) => id).join(', ') || 'no clause'
  const lenient = answer.lenient ? outcomeWords(answer.lenient) : 'the same'
  const when = answer.when ?? 'no hurry'
  return [
    ...differs('', example.answer, `${outcomeWords(answer.outcome)}\` from \`${from}`),
    ...differs('the lenient reading ', example.lenient ?? 'the same', lenient),
    ...differs('when ', example.when ?? when, when),
  ]
}

function differs(what: string, expected: string, got: string): readonly string[] {
  const same = got === expected || got.startsWith(`${expected}\``)
  return same ? [] : [`expected ${what}\`${expected}\`, got \`${got}\``]
}

function lacking(
  what: string,
  expected: readonly string[],
  got: readonly string[],
): readonly string[] {
  return expected
    .filter((one) => !got.includes(one))
    .map(
      (one) =>
        `no ${what} \`${one}\`; there ${got.length === 1 ? 'is' : 'are'} ${got.join(', ') || 'none'}`,
    )
}
