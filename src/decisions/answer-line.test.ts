import { expect, test } from 'vitest'

import { lazyLibrary } from '#rulebooks/lazy-library.ts'

import { answerLine, type AnswerLine, type BadLine } from './answer-line.ts'
import { linesOf } from './lines-of.ts'

const opened = lazyLibrary('rulebooks')
if (!opened.ok) throw new Error('the rulebooks cannot be read')
const library = opened.value

function answer(structured: object, more: object = {}): AnswerLine | BadLine {
  const line = { id: 1, trust: 'LEA', as_of: '2023-11-15', structured, ...more }
  return answerLine(JSON.stringify(line), library, '2026-11-20')
}

test('strength goes with a refusal only, and the other reading only where there are two', () => {
  const refused = answer(
    {
      action: 'accept-connection',
      actor: { role: 'teacher' },
      subject: { role: 'pupil' },
      context: { channel: 'whatsapp', account: 'personal' },
    },
    { trust: 'DOW', as_of: '2024-11-04' },
  )
  const silent = answer({ action: 'look-up-person', actor: { role: 'teacher' } })

  expect(refused).toMatchObject({
    answer: 'deny',
    strength: 'binding',
    ambiguous: true,
    lenient: 'not-covered',
  })
  expect(silent).toMatchObject({ answer: 'not-covered', ambiguous: false })
  expect(Object.keys(silent)).not.toContain('strength')
  expect(Object.keys(silent)).not.toContain('lenient')
})

test('what is left to a person’s judgement is a condition, as lines have no answer for it', () => {
  const judged = answer({
    action: 'post-personal',
    actor: { role: 'pupil' },
    context: { account: 'personal', effect: 'reputation' },
  })

  expect(judged).toMatchObject({
    answer: 'allow-with-conditions',
    conditions: ['condition:judgement-of-headteacher'],
  })
})

test('a duty to tell names whom and when in codes', () => {
  const told = answer({
    action: 'report-incident',
    actor: { role: 'teacher' },
    subject: { role: 'self' },
    context: { concern: 'role-conflict' },
  })

  expect(told).toMatchObject({
    answer: 'report',
    routes: ['route-all:leadership-team'],
    when: 'when:immediately',
  })
})

test('without a day the question is about today, before the policy nothing is covered', () => {
  const structured = { action: 'like', actor: { role: 'teacher' } }

  expect(answer(structured, { as_of: undefined })).toHaveProperty('answer')
  expect(answer(structured, { as_of: '1999-01-01' })).toMatchObject({
    answer: 'not-covered',
    notes: ['record:no-policy-in-force'],
  })
})

test('very deep or odd JSON is answered all the same', () => {
  const deep = `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`
  const line = `{"id":1,"trust":"LEA","structured":{"action":"like","context":${deep}}}`

  expect(answerLine(line, library, '2026-11-20')).toHaveProperty('answer')
  expect(answer({ action: 'like', actor: [], subject: 'pupil', context: null })).toHaveProperty(
    'answer',
  )
})

test.each([
  ['a trust', (deep: string) => `{"trust":${deep}}`],
  ['an id', (deep: string) => `{"id":${deep},"trust":"LEA"}`],
  ['an action', (deep: string) => `{"trust":"LEA","structured":{"action":${deep}}}`],
  ['a day', (deep: string) => `{"trust":"LEA","as_of":${deep}}`],
])('%s nested without end gives an error that can be written', (_, line) => {
  const deep = `${'['.repeat(50_000)}1${']'.repeat(50_000)}`
  const answered = JSON.stringify(answerLine(line(deep), library, '2026-11-20'))

  expect(answered).toContain('"error"')
  expect(answered.length).toBeLessThan(300)
})

test('a very long line takes no longer than its length', async () => {
  const piece = new TextEncoder().encode('x'.repeat(65_536))
  const lines: number[] = []
  for await (const line of linesOf(streamOf(Array.from({ length: 400 }, () => piece)))) {
    lines.push(line.length)
  }

  expect(lines).toEqual([400 * 65_536])
})

test('lines are cut wherever the stream is cut, letters of several bytes among them', async () => {
  const bytes = new TextEncoder().encode('one\n“two”\n\nthree')
  const pieces = [bytes.slice(0, 5), bytes.slice(5, 8), bytes.slice(8)]
  const lines: string[] = []
  for await (const line of linesOf(streamOf(pieces))) lines.push(line)

  expect(lines).toEqual(['one', '“two”', '', 'three'])
})

async function* streamOf(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void> {
  yield* pieces
}
