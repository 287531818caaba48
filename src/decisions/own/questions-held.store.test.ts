import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { ask } from '#decisions/ask.ts'
import { openShelf } from '#policies/shelf.ts'
import { makePerson } from '#test/makers.ts'
import { keepModelTrust, modelLibrary } from '#test/model-trust.ts'
import { testDb } from '#test/test-db.ts'

import { questionsHeld } from './questions-held.ts'

const db = await testDb()
const library = modelLibrary()
const trust = await keepModelTrust(db, library)
const facts = {
  'actor.role': 'teacher',
  'subject.role': 'pupil',
  'context.account': 'personal',
}

async function askAs(personId: string, at: string): Promise<void> {
  const asked = { action: 'accept-connection', facts, mode: 'said', through: 'page' } as const
  const asker = { personId, for: 'self' } as const
  const done = await ask(
    { db, shelf: openShelf({ db, library }), clock: clockAt(at) },
    { ...asked, trust, asker },
  )
  if (!done.ok) throw new Error('the question was not answered')
}

test('every question a person asked is held about them, oldest first, and nobody else’s', async () => {
  const [one, other] = [await makePerson(db, trust), await makePerson(db, trust)]
  await askAs(one.personId, '2026-11-18T09:00:00Z')
  await askAs(one.personId, '2026-11-19T09:00:00Z')
  await askAs(other.personId, '2026-11-20T09:00:00Z')

  const { trustId } = trust
  const held = await questionsHeld({ db }).find({ trustId, personId: one.personId })

  expect(held.map(({ says }) => says)).toEqual([
    '18 November 2026, 09:00:00: asked about “accept-connection”, answered “deny”',
    '19 November 2026, 09:00:00: asked about “accept-connection”, answered “deny”',
  ])
  expect(held[0]?.kept).toMatchObject({ action: 'accept-connection', facts })
})
