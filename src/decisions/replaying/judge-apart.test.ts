import { expect, test } from 'vitest'

import { isIsoDay } from '#core/iso-day.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import { editionOf } from '#test/rulebooks.ts'

import { judgeApart, judgeHere } from './judge-apart.ts'

function textsOf(code: string): Pick<SealedEdition, 'source' | 'vocabularyText'> {
  const edition = editionOf(code)
  return { source: edition.source, vocabularyText: edition.vocabularyText }
}

const asOf = '2026-10-01'
if (!isIsoDay(asOf)) throw new Error('no day')
const facts = {
  'actor.role': 'teacher',
  'subject.role': 'parent',
  'context.account': 'personal',
}
const kept = {
  outcome: { answer: 'allow' },
  clauses: [],
  routes: [],
  conditions: [],
  decides: null,
}
const trials = [
  { draft: textsOf('DOW'), base: textsOf('STC'), baseAnswered: false },
  { why: 'edition-lost' as const },
]
const batch = {
  questions: [
    { text: JSON.stringify({ action: 'accept-connection', facts }), mode: 'said' as const },
  ],
  groups: [0, 1].map((trial) => ({ question: 0, asOf, answer: 0, trial }) as const),
}

test('a thread of its own judges as it is judged here, batch after batch', async () => {
  const here = judgeHere(trials, [JSON.stringify(kept)])
  const apart = judgeApart(trials, [JSON.stringify(kept)])
  try {
    const first = await apart.judge(batch)
    const second = await apart.judge(batch)

    expect(first).toEqual(await here.judge(batch))
    expect(first.met.map(({ type }) => type)).toEqual(['changed', 'cannot'])
    expect(second).toEqual({ codes: first.codes, met: [] })
  } finally {
    await apart.end()
  }
})

test('whoever waits for a thread that is ended is told so', async () => {
  const apart = judgeApart(trials, [JSON.stringify(kept)])
  const answer = apart.judge(batch)

  await Promise.all([expect(answer).rejects.toThrow('ended'), apart.end()])
})
