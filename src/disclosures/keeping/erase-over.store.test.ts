import { expect, test } from 'vitest'

import { findAuditOf } from '#audit/audit.store.ts'
import { clockAt } from '#core/clock.ts'
import { err } from '#core/result.ts'
import { withdrawDisclosure } from '#disclosures/change-disclosure.ts'
import type { Disclosure } from '#disclosures/disclosure.ts'
import { readOwnDisclosures } from '#disclosures/list-disclosures.ts'
import { findADisclosure, lookAtDisclosure } from '#disclosures/look-at-disclosure.ts'
import { makeDisclosers } from '#test/disclosing.ts'
import { testDb } from '#test/test-db.ts'

import { changeKeeping } from './change-keeping.ts'
import { eraseOver } from './erase-over.ts'
import { eraseWords } from './keeping.store.ts'
import { erasedFrom } from './keeping.ts'

const db = await testDb()

async function makeKeeping(months?: number) {
  const made = await makeDisclosers(db)
  const { needs, trust, disclosed, decide, teacher } = made
  const { trustId } = trust
  if (months !== undefined) await changeKeeping(needs, { trustId, by: teacher, months })
  const allowedTo = async (endsOn: string): Promise<Disclosure> => {
    const decided = await decide(await disclosed(), { endsOn })
    if (!decided.ok) throw new Error(decided.error.type)
    return decided.value
  }
  const morning = (today: string) =>
    eraseOver({ clock: clockAt(`${today}T06:00:00Z`) }).run({
      trust,
      today,
      transaction: (work) => db.transactionFor(trustId, work),
    })
  const unread = async (disclosure: Disclosure) =>
    (await lookAtDisclosure(needs, { trustId, disclosure, by: teacher })).unread
  return { ...made, trustId, allowedTo, morning, unread }
}

test('a trust that named no period keeps what was said', async () => {
  const { allowedTo, morning, unread } = await makeKeeping()
  const disclosure = await allowedTo('2026-11-30')
  await morning('2036-11-30')

  expect(await unread(disclosure)).toBeUndefined()
})

test.each([
  [0, '2026-11-30', '2026-11-30', '2026-12-01'],
  [12, '2026-11-30', '2027-11-30', '2027-12-01'],
  [3, '2026-11-30', '2027-02-28', '2027-03-01'],
  [1, '2028-01-31', '2028-02-29', '2028-03-01'],
])(
  'after %i months, what ended on %s is there on %s and erased on %s',
  async (...[months, endsOn, before, after]) => {
    const { allowedTo, morning, unread } = await makeKeeping(months)
    const disclosure = await allowedTo(endsOn)
    await morning(before)
    const still = await unread(disclosure)
    await morning(after)

    expect([still, await unread(disclosure)]).toEqual([undefined, 'erased'])
    expect(erasedFrom(disclosure, months)).toBe(after)
  },
)

test('what was erased is told in the record, and how it stood stays', async () => {
  const { allowedTo, morning, trustId, teacher, needs } = await makeKeeping(0)
  const { disclosureId } = await allowedTo('2026-11-30')
  await morning('2026-12-01')
  await morning('2026-12-02')
  const kept = await findADisclosure(needs, { trustId, disclosureId })
  const told = await db.transactionFor(trustId, (tx) =>
    findAuditOf(tx, { kind: 'disclosure', id: disclosureId }),
  )

  expect(kept).toMatchObject({ state: 'allowed', endsOn: '2026-11-30', decidedRole: 'headteacher' })
  expect(kept?.erasedAt?.toISOString()).toBe('2026-12-01T06:00:00.000Z')
  expect(told.map(({ action }) => action)).toEqual([
    'disclosure.disclosed',
    'disclosure.decided',
    'disclosure.erased',
  ])
  expect(await readOwnDisclosures(needs, { trustId, personId: teacher })).toEqual([])
})

test('what was withdrawn goes too; what waits, was refused or still holds stays', async () => {
  const { allowedTo, morning, unread, disclosed, decide, needs, trust, teacher } =
    await makeKeeping(1)
  const [withdrawn, waiting, refused] = [await disclosed(), await disclosed(), await disclosed()]
  const holds = await allowedTo('2027-11-20')
  await decide(refused, { decision: 'not-allowed', note: 'No' })
  const { disclosureId, revision } = withdrawn
  await withdrawDisclosure(needs, { trust, disclosureId, revision, by: teacher, words: '' })
  await morning('2026-12-20')
  const still = await unread(withdrawn)
  await morning('2026-12-21')

  expect([still, await unread(withdrawn)]).toEqual([undefined, 'erased'])
  expect([await unread(waiting), await unread(refused), await unread(holds)]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test('a round erases more than one page', async () => {
  const { allowedTo, morning, trustId } = await makeKeeping(0)
  for (let one = 0; one < 101; one += 1) await allowedTo('2026-11-30')
  await morning('2026-12-01')
  const left = await db.transactionFor(trustId, ({ query }) =>
    query.selectFrom('disclosure').where('erased_at', 'is', null).select('disclosure_id').execute(),
  )

  expect(left).toEqual([])
})

test('nothing else is erased, whatever asks the database for it', async () => {
  const { allowedTo, trustId, unread } = await makeKeeping(12)
  const disclosure = await allowedTo('2026-11-30')
  const erased = await db.transactionFor(trustId, (tx) =>
    eraseWords(tx, disclosure.disclosureId, new Date('2027-11-30T12:00:00Z')),
  )

  expect([erased, await unread(disclosure)]).toEqual([false, undefined])
})

test('what was erased takes no more words, as they would be kept for ever', async () => {
  const { allowedTo, morning, needs, trust, teacher, unread } = await makeKeeping(0)
  const disclosure = await allowedTo('2026-11-30')
  await morning('2026-12-01')
  const { disclosureId, revision } = disclosure
  const withdrawn = await withdrawDisclosure(needs, {
    trust,
    disclosureId,
    revision,
    by: teacher,
    words: 'She left',
  })

  expect(withdrawn).toEqual(err({ type: 'settled' }))
  expect(await unread(disclosure)).toBe('erased')
})
