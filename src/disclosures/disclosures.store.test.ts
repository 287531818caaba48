import { describe, expect, test } from 'vitest'

import { findAuditOf } from '#audit/audit.store.ts'
import { newId } from '#core/ids.ts'
import type { Db } from '#db/db.ts'
import { disclosableIn, makeDisclosers, niece } from '#test/disclosing.ts'
import { makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

import { addToDisclosure, withdrawDisclosure } from './change-disclosure.ts'
import { decideDisclosure, type Deciding } from './decide-disclosure.ts'
import { listOwnDisclosures } from './list-disclosures.ts'
import { findADisclosure, lookAtDisclosure } from './look-at-disclosure.ts'

const db = await testDb()
const made = await makeDisclosers(db)
const { needs, trust, school, staffAt, teacher, head, dsl, disclosing, disclosed, decide } = made
const { clock } = needs
const talk = disclosableIn('LEA', 'tie')

const mailTo = async (personId: string) =>
  db.transactionFor(trust.trustId, ({ query }) =>
    query.selectFrom('mail_message').select('kind').where('person_id', '=', personId).execute(),
  )
const kept = (disclosureId: string, { trustId } = trust) =>
  findADisclosure({ db }, { trustId, disclosureId })

describe('what somebody discloses', () => {
  test('is kept for those the policy names, who are told that something waits', async () => {
    const { disclosureId } = await disclosed()

    expect(await kept(disclosureId)).toMatchObject({
      state: 'waiting',
      clause: 'WDA-6.05',
      to: ['headteacher'],
    })
    expect(await mailTo(head)).toContainEqual({ kind: 'something-waits' })
    expect(await mailTo(dsl)).toEqual([])
  })

  test('opens with everything that was said, for those whom the door lets in', async () => {
    const disclosure = await disclosed()
    const read = await lookAtDisclosure(needs, { trustId: trust.trustId, disclosure, by: head })

    expect(read).toMatchObject({ disclosed: niece, unread: undefined })
    const audit = await db.transactionFor(trust.trustId, (tx) =>
      findAuditOf(tx, { kind: 'disclosure', id: disclosure.disclosureId }),
    )
    expect(audit.map(({ action, actor }) => [action, actor])).toEqual([
      ['disclosure.disclosed', teacher],
      ['disclosure.read', head],
    ])
  })

  test('sent twice by a double click is one, and an id of somebody else’s is refused', async () => {
    const { disclosureId } = await disclosed()

    expect((await disclosed({ disclosureId })).revision).toBe(1)
    expect(await disclosing({ disclosureId, by: dsl })).toMatchObject({
      error: { type: 'id-taken' },
    })
  })

  test.each([
    ['to nobody', disclosableIn('WDA', 'tie'), []],
    ['to a role the text does not name', disclosableIn('WDA', 'tie'), ['dsl']],
    ['to a role the text names and one it does not', talk, ['dsl', 'trustee']],
  ])('cannot be sent %s', async (_, disclosable, to) => {
    expect(await disclosing({ disclosable, to })).toMatchObject({
      error: { type: 'wrong-recipients' },
    })
  })

  test('goes to the one who was chosen where the text names several', async () => {
    expect((await disclosed({ disclosable: talk, to: ['dsl'] })).to).toEqual(['dsl'])
  })

  test('is another trust’s to see nowhere', async () => {
    const { disclosureId } = await disclosed()

    expect(await kept(disclosureId, await makeTrust(db))).toBeUndefined()
  })
})

describe('a decision', () => {
  test('has a last day, and its author is told that there is one', async () => {
    expect(await decide(await disclosed())).toMatchObject({
      ok: true,
      value: {
        state: 'allowed',
        decidedRole: 'headteacher',
        fromDay: '2026-11-20',
        endsOn: '2027-11-20',
      },
    })
    expect(await mailTo(teacher)).toContainEqual({ kind: 'something-answered' })
  })

  test.each<[string, Partial<Deciding>]>([
    ['end-missing', { endsOn: undefined }],
    ['ends-before-today', { endsOn: '2026-11-19' }],
    ['note-missing', { decision: 'not-allowed', note: ' ' }],
    ['talked-later', { talkedOn: '2026-11-21' }],
    ['not-sent-to-role', { role: 'dsl' }],
    ['own', { by: teacher }],
    ['stale', { revision: 7 }],
    ['no-such-disclosure', { disclosureId: newId() }],
  ])('is refused: %s', async (type, as) => {
    expect(await decide(await disclosed(), as)).toEqual({ ok: false, error: { type } })
  })

  test('on one’s own is refused by the database as well', async () => {
    const { disclosureId } = await disclosed()
    const change = db.transactionFor(trust.trustId, ({ query }) =>
      query
        .updateTable('disclosure')
        .set({ decided_by: teacher, decided_as: 'headteacher', decided_at: clock.now() })
        .where('disclosure_id', '=', disclosureId)
        .execute(),
    )

    await expect(change).rejects.toThrow('check constraint')
  })

  test('made twice at once counts once', async () => {
    const disclosure = await disclosed()
    const both = await Promise.all([
      decide(disclosure),
      decide(disclosure, { decision: 'not-allowed', note: 'No' }),
    ])

    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('that dies before it is kept leaves all as it was, and can be made again', async () => {
    const by = await staffAt(school.schoolId)
    const disclosure = await disclosed({ by })
    const { trustId } = trust
    const dying: Db = {
      ...db,
      transactionFor: (id, work) =>
        db.transactionFor(id, async (tx) => {
          await work(tx)
          throw new Error('the power went')
        }),
    }
    const decision = { decision: 'allowed', role: 'headteacher', note: '', revision: 1 } as const
    const { disclosureId } = disclosure
    const deciding = { trust, disclosureId, by: head, endsOn: '2027-11-20', ...decision }

    await expect(decideDisclosure({ ...needs, db: dying }, deciding)).rejects.toThrow('power')
    expect(await kept(disclosureId)).toEqual(disclosure)
    expect((await lookAtDisclosure(needs, { trustId, disclosure, by })).entries).toHaveLength(1)
    expect(await mailTo(by)).toEqual([])
    expect(await decide(disclosure)).toMatchObject({ ok: true })
    expect(await mailTo(by)).toHaveLength(1)
  })

  test('again keeps the day from which it holds, and a refusal ends it', async () => {
    const first = await decide(await disclosed())
    if (!first.ok) throw new Error(first.error.type)
    const longer = await decide(first.value, { endsOn: '2028-11-20' })
    if (!longer.ok) throw new Error(longer.error.type)
    const ended = await decide(longer.value, { decision: 'not-allowed', note: 'It must end' })

    expect(longer.value).toMatchObject({ fromDay: '2026-11-20', endsOn: '2028-11-20' })
    expect(ended).toMatchObject({ ok: true, value: { state: 'not-allowed', endsOn: undefined } })
  })
})

describe('its author', () => {
  test('says more where more was asked, and it waits again', async () => {
    const asked = await decide(await disclosed(), { decision: 'more-to-say', note: 'Since when?' })
    if (!asked.ok) throw new Error(asked.error.type)
    const { disclosureId, revision } = asked.value
    const more = { trust, disclosureId, revision, by: teacher, words: 'Since 2014' }

    expect(await addToDisclosure(needs, more)).toMatchObject({
      ok: true,
      value: { state: 'waiting', revision: 3 },
    })
  })

  test('withdraws it once, and nobody else does', async () => {
    const { disclosureId } = await disclosed()
    const change = { trust, disclosureId, revision: 1, by: teacher, words: '' }

    expect(await withdrawDisclosure(needs, { ...change, by: head })).toMatchObject({ ok: false })
    expect(await withdrawDisclosure(needs, change)).toMatchObject({ ok: true })
    expect(await withdrawDisclosure(needs, { ...change, revision: 2 })).toEqual({
      ok: false,
      error: { type: 'settled' },
    })
    const withdrawn = await kept(disclosureId)
    expect(withdrawn && (await decide(withdrawn))).toEqual({
      ok: false,
      error: { type: 'withdrawn' },
    })
  })

  test('renews what is theirs, and nobody else’s', async () => {
    const { disclosureId: renews } = await disclosed()

    expect(await disclosing({ renews })).toMatchObject({ ok: true, value: { renews } })
    expect(await disclosing({ renews, by: dsl })).toMatchObject({
      error: { type: 'nothing-to-renew' },
    })
  })

  test('finds all of theirs, a page at a time', async () => {
    const by = await staffAt(school.schoolId)
    for (let each = 0; each < 3; each += 1) await disclosed({ by })
    const asked = { trustId: trust.trustId, personId: by, most: 2 }
    const first = await listOwnDisclosures({ db }, asked)
    const rest = await listOwnDisclosures({ db }, { ...asked, before: first.next })

    expect([first.disclosures.length, rest.disclosures.length]).toEqual([2, 1])
    expect(rest.next).toBeUndefined()
  })
})
