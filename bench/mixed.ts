import type { Edition } from '#rulebooks/engine/compile.ts'
import { decide } from '#rulebooks/engine/evaluate.ts'
import { explain } from '#rulebooks/engine/explain.ts'
import type { Facts } from '#rulebooks/engine/facts.ts'
import type { Question } from '#rulebooks/engine/question.ts'
import { questionMaker } from '#rulebooks/proof/random-question.ts'
import { randomFrom } from '#core/random.ts'

import { measure, type Figure } from './measure.ts'

type Asked = { readonly edition: Edition; readonly question: Question; readonly facts: Facts }

const QUESTIONS = 2000
const UNKNOWN = 0.4

/** Every action with rules, every trust, four facts of ten unsaid: how fast the evaluator answers. */
export function measureMixed(editions: readonly Edition[]): readonly Figure[] {
  const asked = mixedQuestions(editions)
  return [
    measure('ours, mixed: decide, facts already read', asked, ({ edition, question, facts }) =>
      decide(edition, question.action, facts),
    ),
    measure('ours, mixed: read the named facts and decide', asked, ({ edition, question }) =>
      decide(edition, question.action, edition.read(question, false).facts),
    ),
    measure(
      'ours, mixed: explain in full',
      asked.slice(0, 200),
      ({ edition, question }) => explain(edition, question, 'said').answer.clauses.length,
    ),
  ]
}

function mixedQuestions(editions: readonly Edition[]): readonly Asked[] {
  const random = randomFrom(20_261_120)
  const makers = editions.flatMap((edition) =>
    [...edition.actions]
      .filter(([, { strict }]) => strict.rules.length > 0)
      .map(([action]) => ({ edition, make: questionMaker(edition, action) })),
  )
  return Array.from({ length: QUESTIONS }, () => {
    const { edition, make } = random.pick(makers)
    const question = make(random, UNKNOWN)
    return { edition, question, facts: edition.read(question, false).facts }
  })
}
