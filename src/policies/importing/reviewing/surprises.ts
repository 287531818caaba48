import type { Catalogue } from '#policies/importing/matching/catalogue.ts'
import { outcomeWords } from '#rulebooks/engine/rank.ts'
import type { Answer } from '#rulebooks/engine/answer.ts'
import type { ExampleResult } from '#rulebooks/examples.ts'

/** An example that the draft as a whole answers otherwise than the clause it stands under means it. */
export type Surprise = {
  readonly clause: string
  readonly says: string
  readonly answer: string
  /** The clauses that decide instead. */
  readonly decidedBy: readonly string[]
}

type Meant = (answer: Answer) => boolean

const isOne =
  (...meant: readonly Answer['outcome']['answer'][]): Meant =>
  ({ outcome }) =>
    meant.includes(outcome.answer)

/** What a rule means an example in which it stands to be answered, by the effect it begins with. */
const MEANT: Readonly<Record<string, Meant>> = {
  'must-not': isOne('deny'),
  'advised-not': isOne('deny'),
  '{{strength}}': isOne('deny'),
  may: isOne('allow', 'allow-with-conditions'),
  needs: isOne('allow-with-conditions', 'allow', 'deny'),
  judgement: isOne('needs-judgement'),
  outside: isOne('not-covered'),
  advice: isOne('allow-with-conditions', 'allow'),
  report: ({ routes, outcome }) => routes.length > 0 || outcome.answer === 'report',
}

/**
 * The examples of controls that another clause answers: a sign that two clauses disagree, or that one
 * of them was read wrongly.
 */
export function surprisesIn(
  results: readonly ExampleResult[],
  { controls }: Catalogue,
): readonly Surprise[] {
  const meant = new Map(controls.map(({ stands, rule }) => [stands?.says, meantBy(rule)]))
  return results.flatMap(({ example, answer }) => {
    const isMeant = meant.get(example.title)
    if (isMeant === undefined || isMeant(answer)) return []
    return [
      {
        clause: example.clause,
        says: example.title,
        answer: outcomeWords(answer.outcome),
        decidedBy: answer.clauses.filter(({ part }) => part === 'decides').map(({ id }) => id),
      },
    ]
  })
}

function meantBy(rule: string): Meant | undefined {
  return MEANT[/^[^:]+/.exec(rule)?.[0] ?? '']
}
