import { beforeAll, describe, expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import type { Db, Tx } from '#db/db.ts'
import { approvalOf, packagesOfDraft } from '#policies/approving/find-package.ts'
import type { Package } from '#policies/approving/package.ts'

import { approvingWorld, decidingIn } from '#test/approving.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const world = await approvingWorld(db)
const { trust, needs, clerk } = world
const { trustId } = trust
const { vote, record, states, termsOf, actionsOn } = decidingIn(world)
const [ash = '', birch = '', cedar = ''] = world.trustees

describe('where each trustee votes', () => {
  beforeAll(() => world.decideBy('vote'))

  test('the vote that settles it approves, and puts the text in force from its day', async () => {
    const one = await world.sent('3.0', { from: '2027-03-01' })

    expect(await vote(one, ash)).toEqual({ ok: true, value: { outcome: 'open' } })
    expect(await states(one)).toEqual(['in-review', 'in-review'])
    expect(await vote(one, birch)).toEqual({ ok: true, value: { outcome: 'approved' } })

    expect(await states(one)).toEqual(['approved', 'approved'])
    expect(await termsOf(one)).toMatchObject([{ seal: one.seal, fromDay: '2027-03-01' }])
    expect((await needs.shelf.inForce(trust, '2027-02-28'))?.seal).not.toBe(one.seal)
    expect((await needs.shelf.inForce(trust, '2027-03-01'))?.seal).toBe(one.seal)
    const story = await approvalOf(needs, { trustId, seal: one.seal })
    expect(story?.broken).toEqual([])
    expect(story?.decision).toMatchObject({
      way: 'vote',
      entitled: 3,
      body: 'Trust Board',
      count: { for: 2, against: 0, abstained: 0 },
    })
    expect(await actionsOn(one)).toEqual([
      'package.sealed',
      'package.voted',
      'package.voted',
      'package.approved',
    ])
  })

  test('what approves it asks that the additions of schools are looked at with the new edition', async () => {
    const asked = async () =>
      (await db.asOwner(`select id from pgboss.job where name = 'check-additions'`)).length
    const one = await world.sent('3.01')
    await vote(one, ash)
    const before = await asked()

    await vote(one, birch)

    expect(await asked()).toBe(before + 1)
  })

  test('a vote sent twice counts once, before and after it was settled', async () => {
    const one = await world.sent('3.1')

    const twice = await Promise.all([vote(one, ash), vote(one, ash)])
    expect(twice.map(({ ok }) => ok)).toEqual([true, true])
    expect(await states(one)).toEqual(['in-review', 'in-review'])
    await vote(one, birch)
    expect(await vote(one, birch)).toEqual({ ok: true, value: { outcome: 'approved' } })
    expect(await termsOf(one)).toHaveLength(1)
  })

  test('a vote stands', async () => {
    const one = await world.sent('3.2')
    await vote(one, ash)

    expect(await vote(one, ash, { how: 'against' })).toMatchObject({
      error: { type: 'voted-before', vote: 'for' },
    })
  })

  test('votes at the same moment settle it exactly once', async () => {
    const one = await world.sent('3.3')

    const votes = await Promise.all([vote(one, ash), vote(one, birch), vote(one, cedar)])

    const settled = votes.filter((cast) => cast.ok && cast.value.outcome === 'approved')
    expect(settled).toHaveLength(1)
    expect(await termsOf(one)).toHaveLength(1)
    expect((await actionsOn(one)).filter((action) => action === 'package.approved')).toHaveLength(1)
  })

  test('when most cannot be had any more it is declined, and the reasons go back with the draft', async () => {
    const one = await world.sent('3.4')
    await vote(one, ash, { how: 'against' })

    expect(await vote(one, birch, { how: 'against' })).toEqual({
      ok: true,
      value: { outcome: 'declined' },
    })

    expect(await states(one)).toEqual(['declined', 'drafting'])
    expect(await termsOf(one)).toEqual([])
    const [story] = await packagesOfDraft(needs, { trustId, draftId: one.draftId })
    expect(story?.decision?.reason).toBe('Too short\n\nToo short')
  })

  test('a trustee who wrote any of it has no vote, and is not counted among those who have', async () => {
    const writing = await world.holder('trustee')
    const one = await world.sent('3.5', { by: writing })

    expect(await vote(one, writing)).toEqual({ ok: false, error: { type: 'own-draft' } })
    await vote(one, ash)
    await vote(one, birch)
    expect((await approvalOf(needs, { trustId, seal: one.seal }))?.decision).toMatchObject({
      entitled: 3,
    })
  })

  test('who voted and is no trustee any more still counts among those who may', async () => {
    const leaving = await world.holder('trustee')
    const one = await world.sent('3.51')
    await vote(one, leaving)
    await db.transactionFor(trustId, ({ query }) =>
      query
        .updateTable('role_holding')
        .set({ until_day: '2026-09-02' })
        .where('person_id', '=', leaving)
        .execute(),
    )
    await vote(one, ash)

    expect(await states(one)).toEqual(['in-review', 'in-review'])
    await vote(one, birch)
    expect((await approvalOf(needs, { trustId, seal: one.seal }))?.decision).toMatchObject({
      entitled: 5,
    })
  })

  test('nor can it be slipped past the software', async () => {
    const writing = await world.holder('trustee')
    const one = await world.sent('3.6', { by: writing })
    const cast = { way: 'vote', vote: 'for', reason: '', voted_at: one.sealedAt } as const
    const row = { trust_id: trustId, package_id: one.packageId, person_id: writing, ...cast }

    const slipped = db.transactionFor(trustId, ({ query }) =>
      query.insertInto('package_vote').values(row).execute(),
    )
    await expect(slipped).rejects.toThrow('nobody decides on what they wrote')
    const declared = db.transactionFor(trustId, ({ query }) =>
      query
        .updateTable('policy_package')
        .set({ state: 'approved', closed_at: one.sealedAt, closed_by: 'x', closed_why: '' })
        .where('package_id', '=', one.packageId)
        .execute(),
    )
    await expect(declared).rejects.toThrow('nothing says that the package was approved')
  })

  test('whoever is no trustee has no vote', async () => {
    const one = await world.sent('3.7')

    expect(await vote(one, clerk)).toEqual({ ok: false, error: { type: 'not-entitled' } })
    expect(await vote({ ...one, packageId: newId() }, ash)).toMatchObject({
      error: { type: 'no-such-package' },
    })
  })

  test('a clerk cannot record what votes decide', async () => {
    expect(await record(await world.sent('3.8'), clerk)).toMatchObject({
      error: { type: 'by-vote' },
    })
  })
})

test('an approval that is killed before it is committed leaves nothing, and can be made again', async () => {
  await world.decideBy('vote')
  const one = await world.sent('7.0')
  // Five trustees may vote by now.
  await vote(one, ash)
  await vote(one, cedar)
  const dying: Db = {
    ...db,
    transactionFor: (id, work) =>
      db.transactionFor(id, async (tx) => {
        const done = await work(tx)
        if (await isApprovedIn(tx, one)) throw new Error('the power went')
        return done
      }),
  }

  await expect(vote(one, birch, { at: { ...needs, db: dying } })).rejects.toThrow('the power went')
  expect([await states(one), await termsOf(one)]).toEqual([['in-review', 'in-review'], []])
  expect(await vote(one, birch)).toEqual({ ok: true, value: { outcome: 'approved' } })
  expect(await termsOf(one)).toHaveLength(1)
})

async function isApprovedIn(tx: Tx, { packageId }: Package): Promise<boolean> {
  const row = await tx.query
    .selectFrom('policy_package')
    .select('state')
    .where('package_id', '=', packageId)
    .executeTakeFirst()
  return row?.state === 'approved'
}
