import { beforeAll, describe, expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import type { Tx } from '#db/db.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import { saveDraft } from '#policies/drafts/save-draft.ts'
import { sendForDecision } from '#policies/approving/sending/send-for-decision.ts'
import { packagesOfDraft } from '#policies/approving/find-package.ts'

import { approvingWorld, decidingIn } from '#test/approving.ts'
import { testDb } from '#test/test-db.ts'

import { lapsePackages } from './lapse-packages.ts'
import { remindToDecide } from './remind-to-decide.ts'
import { closeLapsed, withdrawPackage } from './withdraw-package.ts'

const db = await testDb()
const world = await approvingWorld(db)
const { trust, needs, author } = world
const { trustId } = trust
const { vote, states, termsOf, actionsOn } = decidingIn(world)
const [ash = '', birch = ''] = world.trustees

describe('a package that is not decided', () => {
  beforeAll(() => world.decideBy('vote'))

  test('lapses the day after its last, and a late vote comes to nothing', async () => {
    const one = await world.sent('5.0')
    await vote(one, ash)

    const inTime = world.on('2026-12-20T23:30:00Z')
    expect(await vote(one, birch, { how: 'against', at: inTime })).toMatchObject({ ok: true })
    const other = await world.sent('5.1')
    await vote(other, ash)
    const late = world.on('2026-12-21T00:10:00Z')
    expect(await vote(other, birch, { at: late })).toMatchObject({
      error: { type: 'lapsed', decideBy: '2026-12-20' },
    })
    expect(await termsOf(other)).toEqual([])
  })

  test('is closed in the morning after, once, and its draft can be written on again', async () => {
    const one = await world.sent('5.2')
    const { clock } = world.on('2026-12-21T06:00:00Z')
    const round = {
      trust,
      today: '2026-12-21',
      transaction: <T>(work: (tx: Tx) => Promise<T>) => db.transactionFor(trustId, work),
    }
    const morning = lapsePackages({ clock })

    await morning.run({ ...round, today: '2026-12-20' })
    expect(await states(one)).toEqual(['in-review', 'in-review'])
    await morning.run(round)
    await morning.run(round)

    expect(await states(one)).toEqual(['lapsed', 'drafting'])
    expect(await actionsOn(one)).toEqual(['package.sealed', 'package.lapsed'])
  })

  test('is taken back by those who write once its last day is over, and not before', async () => {
    const one = await world.sent('5.21')
    const { draftId } = one
    const takenBack = async (instant: string) => {
      await closeLapsed(world.on(instant), { trustId, draftId })
      return states(one)
    }

    expect(await takenBack('2026-12-20T23:59:59Z')).toEqual(['in-review', 'in-review'])
    expect(await takenBack('2026-12-21T00:00:00Z')).toEqual(['lapsed', 'drafting'])
  })

  test('can be withdrawn with a reason, once, and is sealed anew after a change', async () => {
    const one = await world.sent('5.3')
    const { packageId, draftId } = one
    const withdrawn = { trustId, packageId, by: author, why: 'A clause is missing' }

    expect(await withdrawPackage(needs, withdrawn)).toMatchObject({ ok: true })
    expect(await withdrawPackage(needs, withdrawn)).toMatchObject({ ok: true })
    expect(await vote(one, ash)).toMatchObject({ error: { type: 'closed', state: 'withdrawn' } })

    const draft = await findDraft(needs, { trustId, draftId })
    const source = `${draft?.source}\nMore.\n`
    const saved = await saveDraft(needs, {
      trustId,
      draftId,
      by: author,
      base: 1,
      source,
      reason: 'More',
    })
    expect(saved).toMatchObject({ ok: true, value: { revision: 2 } })
    const again = await sendForDecision(needs, {
      trust,
      draftId,
      revision: 2,
      packageId: newId(),
      inForceFrom: '2027-01-01',
      by: author,
    })
    expect(again).toMatchObject({ ok: true, value: { state: 'in-review', revision: 2 } })
    expect(await packagesOfDraft(needs, { trustId, draftId })).toMatchObject([
      { one: { state: 'in-review' } },
      { one: { state: 'withdrawn', why: 'A clause is missing' } },
    ])
  })
})

test('those who decide are mailed once a step, until they have; who wrote it is not', async () => {
  await world.decideBy('vote')
  const writing = await world.holder('trustee')
  const one = await world.sent('5.9', { by: writing })
  const morning = async (today: string) =>
    remindToDecide({ db, clock: world.on(`${today}T06:00:00Z`).clock }).run({
      trust,
      today,
      transaction: <T>(work: (tx: Tx) => Promise<T>) => db.transactionFor(trustId, work),
    })
  const mailed = async () => {
    const rows = await db.transactionFor(trustId, ({ query }) =>
      query
        .selectFrom('reminder')
        .select(['person_id', 'step'])
        .where('about', '=', `policy-decision:${one.packageId}`)
        .execute(),
    )
    return rows.map((row) => `${row.step} ${row.person_id === ash ? 'Ash' : 'another'}`).toSorted()
  }

  await morning('2026-11-21')
  await morning('2026-11-21')
  expect(await mailed()).toEqual(['sent Ash', 'sent another', 'sent another'])
  await vote(one, ash)
  await morning('2026-12-14')
  await morning('2026-12-19')
  await morning('2026-12-21')

  expect(await mailed()).toEqual([
    'before-1 another',
    'before-1 another',
    'before-7 another',
    'before-7 another',
    'sent Ash',
    'sent another',
    'sent another',
  ])
})
