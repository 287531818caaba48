import type { Db } from '#db/db.ts'

import { judgeApart, judgeHere } from './judge-apart.ts'
import type { Verdict } from './judge.ts'
import type { Batch, BatchJudged, TrialTexts } from './judging.ts'
import { findAnswers, findQuestionsAfter, type KeptGroup } from './replay.store.ts'

/** A group of kept questions and what came of it. */
export type GroupJudged = {
  readonly group: KeptGroup
  readonly verdict: Verdict
  readonly toldOtherwise: boolean
}

/** All that is judged: the groups, and the trial of each edition that answered. */
export type Judged = {
  readonly trustId: string
  readonly groups: readonly KeptGroup[]
  readonly trials: ReadonlyMap<string, TrialTexts>
}

/** Fewer groups than this are judged in less time than a thread takes to start. */
const FEW = 1000

/** So many different questions are read, sent and judged in one go. */
const pageSize = 4000

/**
 * Judges every group, and tells how many kept questions are behind it. Questions are read page by page
 * while the thread judges the page before.
 */
export async function judgeAll(
  { db }: { readonly db: Db },
  { trustId, groups, trials }: Judged,
  tell: (done: number) => void,
): Promise<readonly GroupJudged[]> {
  const answers = await db.transactionFor(trustId, findAnswers)
  const places = {
    answer: new Map(answers.map(({ answer }, i) => [answer, i])),
    trial: new Map([...trials.keys()].map((edition, i) => [edition, i])),
  }
  const startJudge = groups.length < FEW ? judgeHere : judgeApart
  const judge = startJudge(
    [...trials.values()],
    answers.map(({ text }) => text),
  )
  const byQuestion = Map.groupBy(groups, ({ question }) => question)
  const known: Verdict[] = []
  const judged: GroupJudged[] = []
  let done = 0
  const take = async ({ asked, answer }: Sent): Promise<void> => {
    const { codes, met } = await answer
    known.push(...met)
    for (const [i, group] of asked.entries()) {
      const code = codes[i] ?? 0
      const verdict = known[code >> 1]
      if (!verdict) throw new Error('a verdict nobody told')
      judged.push({ group, verdict, toldOtherwise: (code & 1) === 1 })
      done += group.asked
    }
    tell(done)
  }
  try {
    let before: Sent | undefined
    for await (const page of pagesOf(db, trustId)) {
      const asked = page.flatMap(({ question }) => byQuestion.get(question) ?? [])
      const sent = { asked, answer: judge.judge(batchOf(page, asked, places)) }
      if (before) await take(before)
      before = sent
    }
    if (before) await take(before)
  } finally {
    await judge.end()
  }
  return judged
}

type Sent = { readonly asked: readonly KeptGroup[]; readonly answer: Promise<BatchJudged> }
type Page = Awaited<ReturnType<typeof findQuestionsAfter>>

async function* pagesOf(db: Db, trustId: string): AsyncGenerator<Page, void> {
  let after: string | undefined
  for (;;) {
    const from = { after, most: pageSize }
    const page = await db.transactionFor(trustId, (tx) => findQuestionsAfter(tx, from))
    yield page
    after = page.at(-1)?.question
    if (page.length < pageSize) return
  }
}

type Places = {
  readonly answer: ReadonlyMap<string, number>
  readonly trial: ReadonlyMap<string, number>
}

function batchOf(page: Page, asked: readonly KeptGroup[], places: Places): Batch {
  const indexes = new Map(page.map(({ question }, i) => [question, i]))
  return {
    questions: page.map(({ text, mode }) => ({ text, mode })),
    groups: asked.map(({ question, asOf, answer, edition }) => ({
      question: indexes.get(question) ?? -1,
      asOf,
      answer: places.answer.get(answer) ?? -1,
      trial: places.trial.get(edition) ?? -1,
    })),
  }
}
