import { expect, test } from 'vitest'

import { findDisclosure } from './disclosures.store.ts'
import { makeDisclosers } from '#test/disclosing.ts'
import { testDb } from '#test/test-db.ts'

import { withdrawDisclosure } from './change-disclosure.ts'
import type { Disclosure } from './disclosure.ts'
import { remindOfEnds } from './remind-of-ends.ts'

const db = await testDb()
const made = await makeDisclosers(db)
const { needs, trust, school, staffAt, disclosing, disclosed, decide } = made
const morning = remindOfEnds(needs)

async function allowed(by: string): Promise<Disclosure> {
  const decided = await decide(await disclosed({ by }), { endsOn: '2027-05-03' })
  if (!decided.ok) throw new Error(decided.error.type)
  return decided.value
}

const round = (today: string) =>
  morning.run({
    trust,
    today,
    transaction: (work) => db.transactionFor(trust.trustId, work),
  })

const remindersTo = async (personId: string): Promise<number> => {
  const rows = await db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('mail_message')
      .select('kind')
      .where('person_id', '=', personId)
      .where('kind', '=', 'something-ends')
      .execute(),
  )
  return rows.length
}

test('its author is reminded 30 and 7 days before, once each, however often the round is made', async () => {
  const by = await staffAt(school.schoolId)
  await allowed(by)
  const counts: number[] = []
  for (const day of [
    '2027-04-02',
    '2027-04-03',
    '2027-04-04',
    '2027-04-26',
    '2027-04-26',
    '2027-05-03',
    '2027-05-04',
  ]) {
    await round(day)
    counts.push(await remindersTo(by))
  }

  expect(counts).toEqual([0, 1, 1, 2, 2, 2, 2])
})

test('and no more once it was renewed or withdrawn', async () => {
  const [renewing, withdrawing] = [await staffAt(school.schoolId), await staffAt(school.schoolId)]
  const { disclosureId: renews } = await allowed(renewing)
  await disclosing({ by: renewing, renews })
  const { disclosureId, revision } = await allowed(withdrawing)
  await withdrawDisclosure(needs, { trust, disclosureId, revision, by: withdrawing, words: '' })
  await round('2027-04-20')

  expect([await remindersTo(renewing), await remindersTo(withdrawing)]).toEqual([0, 0])
  const kept = await db.transactionFor(trust.trustId, (tx) => findDisclosure(tx, renews))
  expect(kept?.state).toBe('allowed')
})
