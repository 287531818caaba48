import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { openShelf } from '#policies/shelf.ts'
import { openReadingRoom } from '#training/room/reading-room.ts'
import { makePerson } from '#test/makers.ts'
import { keepVersion, readingPages } from '#test/reading-pages.ts'
import { fiveRulebooks } from '#test/rulebooks.ts'
import { testDb } from '#test/test-db.ts'

import { acknowledge } from './acknowledge.ts'

const db = await testDb()
const { trust, edition } = await readingPages(db, 'LEA')
const title = 'ICT and Internet Acceptable Use Policy'
await keepVersion(db, trust, { title, version: '2026' })
const room = openReadingRoom({ shelf: openShelf({ db, library: fiveRulebooks() }) })
const needs = { db, clock: clockAt('2026-11-20T12:00:00Z'), room }

function signing(by: string) {
  return {
    trust,
    by,
    acknowledgementId: newId(),
    requirement: `document:${title}`,
    seal: edition.seal,
    version: '2026',
    signedAs: 'Ada Ashdown',
  }
}

/** How many rows and entries tell of what somebody signed. */
async function tracesOf(personId: string) {
  return db.transactionFor(trust.trustId, async ({ query }) => {
    const entries = query.selectFrom('audit_entry').select('action')
    const kept = query.selectFrom('acknowledgement').select('acknowledgement_id')
    const latest = query.selectFrom('acknowledged').select('acknowledgement_id')
    return {
      kept: await kept.where('person_id', '=', personId).execute(),
      latest: await latest.where('person_id', '=', personId).execute(),
      entries: await entries.where('actor', '=', personId).execute(),
    }
  })
}

test('what is cut short before its audit entry is not kept at all, and is kept when said again', async () => {
  const { personId } = await makePerson(db, trust)
  const signed = signing(personId)
  await db.asOwner('revoke insert on audit_leaf from houserules_app')

  await expect(acknowledge(needs, signed)).rejects.toThrow('permission denied')

  await db.asOwner('grant insert on audit_leaf to houserules_app')
  expect(await tracesOf(personId)).toEqual({ kept: [], latest: [], entries: [] })
  const [kept] = [{ acknowledgement_id: signed.acknowledgementId }]
  expect(await acknowledge(needs, signed)).toEqual({
    ok: true,
    value: { acknowledgementId: signed.acknowledgementId },
  })
  expect(await tracesOf(personId)).toEqual({
    kept: [kept],
    latest: [kept],
    entries: [{ action: 'reading.signed' }],
  })
})

test('a form that is sent several times at once keeps one', async () => {
  const { personId } = await makePerson(db, trust)
  const signed = signing(personId)

  const said = await Promise.all([1, 2, 3, 4].map(() => acknowledge(needs, signed)))

  expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1)
  const { kept, latest, entries } = await tracesOf(personId)
  expect([kept.length, latest.length, entries.length]).toEqual([1, 1, 1])
})
