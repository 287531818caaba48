import type { Edition, RuleList } from '#rulebooks/engine/compile.ts'
import { isDone, saidRank, weigh, type Verdict } from '#rulebooks/engine/evaluate.ts'
import type { Facts } from '#rulebooks/engine/facts.ts'
import type { Question } from '#rulebooks/engine/question.ts'
import { NO, type Test } from '#rulebooks/engine/truth.ts'

import { cedarFor, type AskCedar, type CedarOpinion } from './cedar.ts'

/** One action of one edition, read one way, as both sides see it. */
export type Bout = {
  readonly name: string
  readonly edition: Edition
  readonly list: RuleList
  readonly ask: AskCedar
}

/** What one rule was seen doing in a question. */
export type Seen = { readonly rule: string; readonly truth: 0 | 1 | 2 }

/** What came of one question: what the rules did, and where the two sides differ (nowhere, it is hoped). */
export type Compared = { readonly seen: readonly Seen[]; readonly differences: readonly string[] }

/** Prepares the comparison for an action and reading; undefined where no rule speaks to it. */
export function boutFor(edition: Edition, action: string, lenient: boolean): Bout | undefined {
  const { rulebook, vocabulary } = edition
  const list = edition.actions.get(action)?.[lenient ? 'lenient' : 'strict']
  if (!list || list.rules.length === 0) return undefined
  const name = `${rulebook.control.trust} ${action} ${lenient ? 'lenient' : 'strict'}`
  const ask = cedarFor({ rulebook, vocabulary, action, lenient }, name)
  return { name, edition, list, ask }
}

/** Asks both sides one question and compares every condition of every rule, and the answer. */
export function compare({ edition, list, ask }: Bout, question: Question): Compared {
  const { facts } = edition.read(question, false)
  const done = isDone(edition, facts)
  const verdict = weigh(list, facts, done)
  const ours = saidRank(verdict)
  const cedar = ask(facts, done)
  const seen = list.rules.map(({ rule, tests }) => ({ rule: rule.id, truth: tests.speaks(facts) }))
  const differences = [
    ...conditionDifferences(list, facts, cedar),
    ...(maySpare(list, facts) ? [] : boundDifferences(verdict, cedar)),
    ...(ours === cedar.rank ? [] : [`answer: ours ${ours}, Cedar ${cedar.rank}`]),
  ]
  return { seen, differences }
}

/** Whether clauses that put the act outside may spare others: the bounds are not translated then. */
function maySpare({ saving, rules }: RuleList, facts: Facts): boolean {
  return saving.any && saving.outsides.some((i) => rules[i]?.tests.speaks(facts) !== NO)
}

function boundDifferences(verdict: Verdict, { least, most }: CedarOpinion): readonly string[] {
  const ours = `${(verdict >> 4) & 15} to ${verdict >> 8}`
  const cedars = `${least} to ${most}`
  return ours === cedars ? [] : [`the answer can be: ours ${ours}, Cedar ${cedars}`]
}

function conditionDifferences(
  { rules }: RuleList,
  facts: Facts,
  { held }: CedarOpinion,
): readonly string[] {
  return rules.flatMap(({ rule, tests }, i) => {
    const parts: readonly (readonly [string, Test | undefined])[] = [
      ['speaks', tests.speaks],
      ['unless', tests.unless],
      ['met', tests.met],
      ['failed', tests.failed],
    ]
    return parts.flatMap(([part, test]) => {
      if (!test) return []
      const ours = test(facts)
      const cedars = truthOf(held.has(`${i} ${part} yes`), held.has(`${i} ${part} no`))
      return ours === cedars ? [] : [`${rule.id} ${part}: ours ${ours}, Cedar ${cedars}`]
    })
  })
}

/** Kleene's value from the two certainties; both at once would be a contradiction. */
function truthOf(yes: boolean, no: boolean): number {
  if (yes && no) return -1
  return yes ? 2 : no ? 0 : 1
}
