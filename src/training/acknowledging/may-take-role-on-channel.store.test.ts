import { describe, expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { openShelf } from '#policies/shelf.ts'
import { openReadingRoom } from '#training/room/reading-room.ts'
import { makePerson } from '#test/makers.ts'
import { keepVersion, readingPages } from '#test/reading-pages.ts'
import { fiveRulebooks } from '#test/rulebooks.ts'
import { testDb } from '#test/test-db.ts'

import { acknowledge } from './acknowledge.ts'
import { mayTakeRoleOnChannel } from './may-take-role-on-channel.ts'

const db = await testDb()
const library = fiveRulebooks()
const shelf = openShelf({ db, library })
const clock = clockAt('2026-11-20T12:00:00Z')
const today = '2026-11-20'
const [reads, signs] = ['Acceptable use policies (AUP)', 'Acceptable use policy for social media']

/** A trust, the documents as it keeps them, and what may be asked and done there. */
async function at(code: string) {
  const { trust, edition } = await readingPages(db, code)
  const { trustId } = trust
  const room = openReadingRoom({ shelf })
  const reading = async () => {
    const found = await db.transactionFor(trustId, (tx) => room(tx, { code, today }))
    if (found === undefined) throw new Error('no policy')
    return found
  }
  return {
    trust,
    keepVersion: (title: string, version: string) => keepVersion(db, trust, { title, version }),
    mayTake: async (personId: string, role?: string) => {
      const asked = { personId, reading: await reading(), today, ...(role ? { role } : {}) }
      return db.transactionFor(trustId, (tx) => mayTakeRoleOnChannel(tx, asked))
    },
    say: async (personId: string, requirement: string, signedAs?: string) =>
      acknowledge(
        { db, clock, room },
        {
          trust,
          by: personId,
          acknowledgementId: newId(),
          requirement,
          seal: edition.seal,
          version: (await reading()).versionOf(requirement.split(':')[1] ?? ''),
          signedAs,
        },
      ),
  }
}

describe('where one policy is read and another signed', async () => {
  const { trust, mayTake, say, keepVersion } = await at('WDA')
  await keepVersion(reads, '2026')
  await keepVersion(signs, '2026')
  const manager = async () => {
    const person = await makePerson(db, trust)
    await db.transactionFor(trust.trustId, (tx) =>
      tx.query
        .insertInto('role_holding')
        .values({
          trust_id: tx.trustId,
          holding_id: newId(),
          person_id: person.personId,
          role: 'channel-manager',
          school_id: null,
          capacity: 'holder',
          from_day: '2026-09-01',
          until_day: null,
        })
        .execute(),
    )
    return person.personId
  }

  test('nobody takes a role who has read and signed nothing, and each clause is named', async () => {
    const { personId } = await makePerson(db, trust)

    expect(await mayTake(personId)).toEqual({
      ok: false,
      error: {
        type: 'not-read-yet',
        missing: [
          {
            requirement: `document:${reads}`,
            asks: 'understand',
            document: reads,
            clause: 'WDA-7.21',
          },
          { requirement: `document:${signs}`, asks: 'sign', document: signs, clause: 'WDA-7.22' },
        ],
      },
    })
  })

  test('a volunteer and a person nobody knows are held to it as well', async () => {
    const { personId } = await makePerson(db, trust, { stays: [{ kind: 'volunteer' }] })

    expect((await mayTake(personId)).ok).toBe(false)
    expect((await mayTake(newId(), 'comms-lead')).ok).toBe(false)
  })

  test('who has read the one and signed the other may, until there is a new version', async () => {
    const personId = await manager()
    await say(personId, `document:${reads}`)
    expect(await mayTake(personId)).toMatchObject({
      error: { missing: [{ document: signs, clause: 'WDA-7.22' }] },
    })
    expect(await say(personId, `document:${signs}`)).toEqual({
      ok: false,
      error: { type: 'signature-missing' },
    })

    await say(personId, `document:${signs}`, 'Ada Ashdown')

    expect(await mayTake(personId)).toEqual({ ok: true, value: 'may' })
    await keepVersion(signs, '2027')
    expect((await mayTake(personId)).ok).toBe(false)
    await say(personId, `document:${signs}`, 'Ada Ashdown')
    expect((await mayTake(personId)).ok).toBe(true)
  })
})

test('where everyone who takes part signs one policy, being given it is not enough', async () => {
  const { trust, mayTake, say, keepVersion } = await at('LEA')
  const { personId } = await makePerson(db, trust)
  const title = 'ICT and Internet Acceptable Use Policy'
  expect(await say(personId, `given:${title}`)).toMatchObject({ error: { type: 'no-document' } })
  await keepVersion(title, '2026')
  await say(personId, `given:${title}`)

  expect(await mayTake(personId)).toMatchObject({
    error: { missing: [{ document: title, asks: 'sign', clause: 'LEA-12.02' }] },
  })
})

test.each(['DOW', 'TRI', 'STC'])('the text of %s asks for nothing before', async (code) => {
  const { trust, mayTake } = await at(code)
  const { personId } = await makePerson(db, trust)

  expect(await mayTake(personId)).toEqual({ ok: true, value: 'may' })
})
