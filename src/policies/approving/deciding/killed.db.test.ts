import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import type { Db } from '#db/db.ts'
import { castVote } from '#policies/approving/deciding/cast-vote.ts'
import { brokenNow, packagesOfDraft } from '#policies/approving/find-package.ts'
import { sendForDecision } from '#policies/approving/sending/send-for-decision.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import { approvingNeeds, approvingWorld } from '#test/approving.ts'
import { connectAt } from '#test/connect-at.ts'
import { killedOnceItSpeaks, placeOf } from '#test/killing.ts'
import { testDb } from '#test/test-db.ts'

const folder = mkdtempSync(join(tmpdir(), 'houserules-deciding-'))
const place = placeOf(await testDb(), folder)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Opens the database, as after each kill, and lets go of it again. */
async function opened<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const db = await connectAt(place)
  try {
    return await work(db)
  } finally {
    await db.close()
  }
}

/** Kills the process that does it when all of it is written and nothing committed. */
async function killedWhile(todo: object): Promise<void> {
  const said = await killedOnceItSpeaks(
    'test/support/deciding-worker.ts',
    place,
    JSON.stringify(todo),
  )
  expect(said).toBe('written\n')
}

test('a process killed while it seals, votes or puts in force leaves nothing half done, and it can be done again', async () => {
  const { trust, author, trustees, draftId } = await opened(async (db) => {
    const world = await approvingWorld(db)
    await world.decideBy('vote')
    return { ...world, draftId: (await world.draftOf('2.0')).draftId }
  })
  const { trustId } = trust
  const packageId = newId()
  const [ash = '', birch = ''] = trustees
  const stands = (db: Db) => standing(db, { trustId, draftId, packageId })
  const sending = { trust, draftId, packageId, by: author }

  await killedWhile(sending)
  await opened(async (db) => {
    expect(await stands(db)).toEqual({ draft: 'drafting', packages: [], terms: 0, actions: [] })
    const sent = { ...sending, revision: 1, inForceFrom: '2027-01-01' }
    expect(await sendForDecision(approvingNeeds(db), sent)).toMatchObject({ ok: true })
  })
  const voted = { draft: 'in-review', packages: [{ votes: 1 }], terms: 0 }
  const approved = {
    draft: 'approved',
    packages: [{ state: 'approved', votes: 2, broken: [], decision: { outcome: 'approved' } }],
    terms: 1,
    actions: ['package.sealed', 'package.voted', 'package.voted', 'package.approved'],
  }
  const deciding = [
    [ash, 0, voted],
    [birch, 1, approved],
  ] as const
  const voting = { vote: 'for', reason: '' } as const
  for (const [by, votes, after] of deciding) {
    await killedWhile({ trust, packageId, by })
    await opened(async (db) => {
      expect(await stands(db)).toEqual({
        draft: 'in-review',
        packages: [{ state: 'in-review', votes, broken: [], decision: undefined }],
        terms: 0,
        actions: ['package.sealed', ...['package.voted'].slice(0, votes)],
      })
      const asked = { trustId, packageId, by, ...voting }
      expect(await castVote(approvingNeeds(db), asked)).toMatchObject({ ok: true })
      expect(await stands(db)).toMatchObject(after)
    })
  }
}, 120_000)

async function standing(
  db: Db,
  of: { readonly trustId: string; readonly draftId: string; readonly packageId: string },
) {
  const needs = approvingNeeds(db)
  const stories = await packagesOfDraft(needs, of)
  const entries = await db.transactionFor(of.trustId, ({ query }) =>
    query
      .selectFrom('audit_entry')
      .select('action')
      .where('subject_id', '=', of.packageId)
      .orderBy('entry_id')
      .execute(),
  )
  return {
    draft: (await findDraft(needs, of))?.state,
    packages: await Promise.all(
      stories.map(async ({ one, votes, decision }) => {
        const broken = await brokenNow(needs, { ...of, one })
        return { state: one.state, votes: votes.length, broken, decision }
      }),
    ),
    terms: (await needs.shelf.terms(of.trustId)).length,
    actions: entries.map(({ action }) => action),
  }
}
