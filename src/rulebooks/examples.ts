import { readDay } from '#core/day.ts'

import type { Answer } from './engine/answer.ts'
import type { Edition } from './engine/compile.ts'
import { explain } from './engine/explain.ts'
import { outcomeWords } from './engine/rank.ts'
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
  const question = { action: String(action), asOf: readDay(example.on), facts }
  if (!edition.vocabulary.actions.has(question.action)) {
    const { answer } = explain(edition, question, mode)
    return { example, answer, wrong: [`unknown action \`${question.action}\``] }
  }
  const { answer, unclear } = explain(edition, question, mode)
  return {
    example,
    answer,
    wrong: [...unclear.map(({ says }) => says), ...differences(example, answer)],
  }
}

/** Runs every worked example of an edition, in the order of the document. */
export function runExamples(edition: Edition): readonly ExampleResult[] {
  const clauses = [...edition.rulebook.clauses.values()]
  return clauses.flatMap((clause) => clause.examples.map((example) => runExample(edition, example)))
}

function differences(example: Example, answer: Answer): readonly string[] {
  const cited = answer.clauses.map(({ id }) => id)
  const lenient = answer.lenient && outcomeWords(answer.lenient)
  const given = outcomeWords(answer.outcome)
  return [
    ...(given === example.answer
      ? []
      : [
          `expected \`${example.answer}\`, got \`${given}\` from ${cited.join(', ') || 'no clause'}`,
        ]),
    ...(lenient === example.lenient
      ? []
      : [
          `expected the lenient reading \`${example.lenient ?? 'to agree'}\`, got \`${lenient ?? 'agreement'}\``,
        ]),
    ...lacking('clause', example.cites, cited),
    ...example.notCites
      .filter((id) => cited.includes(id))
      .map((id) => `cites \`${id}\`, which it should not`),
    ...lacking(
      'route',
      example.routes,
      answer.routes.map(({ code }) => code),
    ),
    ...lacking(
      'condition',
      example.conditions,
      answer.conditions.map(({ code }) => code),
    ),
    ...lacking('advice', example.advice, answer.advice),
    ...lacking('note', example.notes, answer.notes),
    ...lacking('missing fact', example.missing, answer.missing),
    ...(example.when === undefined || example.when === answer.when?.replace(/^when:/, '')
      ? []
      : [`expected when \`${example.when}\`, got \`${answer.when ?? 'nothing'}\``]),
  ]
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
