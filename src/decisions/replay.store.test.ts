import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { openShelf } from '#policies/shelf.ts'
import { keepModelTrust, modelLibrary } from '#test/model-trust.ts'
import { testDb } from '#test/test-db.ts'

import { ask } from './ask.ts'
import { replay, type Difference } from './replay.ts'

const db = await testDb()
const library = modelLibrary()
const trust = await keepModelTrust(db, library)
const needs = { db, clock: clockAt('2024-03-01T09:00:00Z'), shelf: openShelf({ db, library }) }

const kept = await Promise.all(
  ['accept-connection', 'post-official', 'receive-message'].map(async (action) => {
    const facts = { 'actor.role': 'teacher', 'subject.role': 'pupil' }
    const asked = await ask(needs, { trust, action, facts, mode: 'said', through: 'page' })
    if (!asked.ok) throw new Error(asked.error.type)
    return asked.value
  }),
)

async function replayed(): Promise<{
  found: Difference[]
  decisions: number
  differences: number
}> {
  const found: Difference[] = []
  const done = await replay({ db }, (difference) => found.push(difference))
  return { found, ...done }
}

/** What someone with the owner's password could do behind the application's back. */
async function tamper(statement: string): Promise<void> {
  await db.engine.exclusively(async (owner) => {
    await owner.rows(`select set_config('app.trust', '${trust.trustId}', false)`)
    await owner.rows(statement)
  })
}

test('kept questions are answered again as they were, from the kept text and not from today’s', async () => {
  const { found, decisions } = await replayed()

  expect(found).toEqual([])
  expect(decisions).toBe(3)
})

test('an answer that was changed in the database is found, with the part that differs', async () => {
  const [first] = kept
  await tamper(
    `update decision set whole_answer = jsonb_set(whole_answer, '{outcome}', '{"answer": "allow"}')
     where decision_id = '${first?.decisionId}'`,
  )

  const { found, differences } = await replayed()

  expect(differences).toBe(1)
  expect(found).toMatchObject([
    { decisionId: first?.decisionId, type: 'differs', parts: ['outcome'] },
  ])
})

test('a part of a clause that was left out, or a second reading that is there now, is found too', async () => {
  const [, second, third] = kept
  await tamper(
    `update decision set whole_answer = jsonb_set(whole_answer, '{clauses,0,words}', '"other"')
     where decision_id = '${second?.decisionId}'`,
  )
  await tamper(
    `update decision set whole_answer = whole_answer - 'when'
     where decision_id = '${third?.decisionId}'`,
  )

  const { found } = await replayed()

  expect(found).toContainEqual(
    expect.objectContaining({ decisionId: second?.decisionId, parts: ['clauses'] }),
  )
  expect(found).toContainEqual(
    expect.objectContaining({ decisionId: third?.decisionId, parts: ['when'] }),
  )
})

test('a text that was changed in the database is no longer what its seal says', async () => {
  await tamper(`update edition set source = replace(source, 'two', 'nine') || E'\\n'`)

  const { found, differences } = await replayed()

  expect(differences).toBe(3)
  expect(found.map(({ type }) => type)).toEqual(Array(3).fill('edition-unreadable'))
})
