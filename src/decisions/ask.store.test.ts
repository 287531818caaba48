import { describe, expect, test } from 'vitest'

import { findAuditOf } from '#audit/audit.store.ts'
import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { openShelf } from '#policies/shelf.ts'
import { changedEdition, putInForce } from '#test/in-force.ts'
import { keepModelTrust, modelLibrary } from '#test/model-trust.ts'
import { makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

import { ask, type Question } from './ask.ts'
import type { Decision } from './decision.ts'
import { findKeptDecision } from './find-kept-decision.ts'

const db = await testDb()
const library = modelLibrary()
const trust = await keepModelTrust(db, library)
const clock = clockAt('2024-03-01T09:00:00Z')
const needs = { db, clock, shelf: openShelf({ db, library }) }

const question: Question = {
  trust,
  action: 'accept-connection',
  facts: { 'actor.role': 'teacher', 'subject.role': ['pupil'], 'context.account': 'personal' },
  mode: 'said',
  through: 'page',
}

async function answered(given: Question): Promise<Decision> {
  const result = await ask(needs, given)
  if (!result.ok) throw new Error(result.error.type)
  return result.value
}

test('a request from a pupil is refused, citing the clause, and the answer is kept as it was given', async () => {
  const decision = await answered(question)
  const { decisionId } = decision

  const kept = await findKeptDecision({ db }, { trustId: trust.trustId, decisionId })

  expect(kept).toEqual(decision)
  expect(kept?.answer.outcome).toEqual({ answer: 'deny', strength: 'binding' })
  expect(kept?.answer.clauses[0]).toMatchObject({ id: 'MOD-2.1', part: 'decides', does: 'refuses' })
  expect(kept?.editionSeal).toBe(library.editions.get('MOD')?.seal)
})

test('the audit log says that it was answered, and nothing of what the person told', async () => {
  const { decisionId } = await answered(question)

  const entries = await db.transactionFor(trust.trustId, (tx) =>
    findAuditOf(tx, { kind: 'decision', id: decisionId }),
  )

  expect(entries).toHaveLength(1)
  expect(entries[0]).toMatchObject({ action: 'decision.made', facts: { answer: 'deny' } })
  expect(JSON.stringify(entries)).not.toContain('subject.role')
})

test('without a day the question is about today in London', async () => {
  const late = { ...needs, clock: clockAt('2024-07-01T23:30:00Z') }

  const result = await ask(late, question)

  expect(result).toMatchObject({ ok: true, value: { asOf: '2024-07-02' } })
})

describe('a form that is sent twice', () => {
  test('is answered once and kept once, with one audit entry', async () => {
    const decisionId = newId()
    const [one, two] = await Promise.all([
      answered({ ...question, decisionId }),
      answered({ ...question, decisionId }),
    ])

    const entries = await db.transactionFor(trust.trustId, (tx) =>
      findAuditOf(tx, { kind: 'decision', id: decisionId }),
    )

    expect(two).toEqual(one)
    expect(entries).toHaveLength(1)
  })

  test('but with another question the second time is not answered under the first one’s id', async () => {
    const decisionId = newId()
    await answered({ ...question, decisionId })

    const second = await ask(needs, { ...question, action: 'post-official', decisionId })

    expect(second).toEqual({ ok: false, error: { type: 'id-taken' } })
  })
})

test('what could not be understood stays unknown, and the answer says so', async () => {
  const { answer } = await answered({ ...question, facts: { 'context.channel': 'carrier pigeon' } })

  expect(answer.notes).toContain('record:not-understood:context.channel')
})

test('a trust without a rulebook has no answers, and nothing is kept', async () => {
  const other = await makeTrust(db)

  expect(await ask(needs, { ...question, trust: other })).toEqual({
    ok: false,
    error: { type: 'no-rulebook' },
  })
})

test('one trust does not see what another was answered', async () => {
  const { decisionId } = await answered(question)
  const other = await makeTrust(db)

  expect(await findKeptDecision({ db }, { trustId: other.trustId, decisionId })).toBeUndefined()
  expect(
    await findKeptDecision({ db }, { trustId: trust.trustId, decisionId: 'no-id' }),
  ).toBeUndefined()
})

test('a question is answered by the edition in force on the day it is about', async () => {
  const first = library.editions.get('MOD')
  if (!first) throw new Error('the model trust has no edition')
  const next = changedEdition(first, (text) => text.replace('edition: ', 'edition: Next, after '))
  await putInForce(db, trust, { edition: next, fromDay: '2025-09-01' })

  const before = await answered({ ...question, asOf: '2025-08-31' })
  const since = await answered({ ...question, asOf: '2025-09-01' })

  expect([before.editionSeal, since.editionSeal]).toEqual([first.seal, next.seal])
})
