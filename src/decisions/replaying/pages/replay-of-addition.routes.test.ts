import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { dayOf } from '#core/iso-day.ts'
import { ask } from '#decisions/ask.ts'
import { replayDrafts } from '#decisions/replaying/runs/replay.jobs.ts'
import { openCheckApart } from '#policies/additions/check-apart.ts'
import { putInForce } from '#policies/additions/put-in-force.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import { openShelf } from '#policies/shelf.ts'
import { tightening } from '#test/additions.ts'
import { keepFiveTrusts } from '#test/five-trusts.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import { insiderOf, type Insider } from '#test/people-pages.ts'
import { trustOf } from '#test/replaying.ts'
import { fiveRulebooks } from '#test/rulebooks.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
await keepFiveTrusts(db)
const app = testApp({ db })
const trust = await trustOf(db, 'STC')
const { trustId } = trust
const clock = clockAt('2026-11-20T12:00:00Z')
const library = fiveRulebooks()
const needs = {
  db,
  clock,
  library,
  shelf: openShelf({ db, library }),
  checkApart: openCheckApart(),
}
const ash = await makeSchool(db, trust, 'Ash School')
const elm = await makeSchool(db, trust, 'Elm School')
const job = 'teacher'
const stayAt = (schoolId: string) => [{ kind: 'staff', job, schoolId } as const]
const wanted = await makePerson(db, trust, {
  familyName: 'Quillington',
  stays: stayAt(ash.schoolId),
})
const other = await makePerson(db, trust, {
  familyName: 'Featherstow',
  stays: stayAt(elm.schoolId),
})

async function headAt(schoolId: string): Promise<Insider> {
  const roles = [{ role: 'headteacher', schoolId } as const]
  return insiderOf(app, trust, await signedIn(db, { trust, roles }))
}
const head = await headAt(ash.schoolId)
const officer = insiderOf(app, trust, await signedIn(db, { trust, roles: ['trust-dpo'] }))

/** The question that the addition answers otherwise, asked by somebody of a school. */
async function asks(personId: string, schoolId: string): Promise<void> {
  const asked = await ask(needs, {
    trust,
    action: 'accept-connection',
    facts: { 'actor.role': 'teacher', 'subject.role': 'parent', 'context.account': 'personal' },
    asOf: dayOf(clock.now()),
    mode: 'said',
    through: 'page',
    schoolId,
    asker: { personId, for: 'self' },
  })
  if (!asked.ok) throw new Error(asked.error.type)
}
await asks(wanted.personId, ash.schoolId)
await asks(other.personId, elm.schoolId)

/** An addition that the head of Ash School has written. */
async function written(text = tightening): Promise<string> {
  const draft = newId()
  await head.post(`/additions/schools/${ash.schoolId}/new`, { title: 'Parents', draft })
  await head.post(`/additions/${draft}`, { base: '1', text, reason: 'The governors asked' })
  return draft
}

/** Asks for a replay and does what waits in the background. */
async function replayed(draftId: string): Promise<string> {
  const home = `/additions/${draftId}/replay`
  const started = await head.post(home)
  expect((await head.follow(started)).page).toContain('Waiting for its turn')
  await replayDrafts(needs).run({
    id: newId(),
    trustId,
    ids: { draftId },
    isLastTry: true,
    transaction: (todo) => db.transactionFor(trustId, todo),
  })
  return home
}

test('what a school would add is put to the questions asked there, and to no others', async () => {
  const draftId = await written()
  expect((await head.get(`/additions/${draftId}`)).page).toContain(`/additions/${draftId}/replay`)
  const home = await replayed(draftId)

  const { page } = await head.get(home)

  expect(page).toContain('Only what was asked from this school counts')
  expect(page).toContain('1 of 1 answers change, in one way')
  expect(page).toContain('Clause STC-S1.01')
  expect(page).toContain('Ash School')
  expect(page).not.toContain('Elm School')
  expect(page).not.toContain('Quillington')
  expect(page).not.toContain('Open who asked')
})

test('who asked is opened by the data protection officer alone, and is nobody of another school', async () => {
  const home = await replayed(await written())
  const askers = `${home}/askers?revision=2&change=1`

  const { status, page } = await officer.get(askers)

  expect(status).toBe(200)
  expect(page).toContain('Quillington')
  expect(page).not.toContain('Featherstow')
  expect((await head.get(askers)).status).toBe(403)
  expect((await (await headAt(elm.schoolId)).get(askers)).status).toBe(403)
})

test('once an addition is in force, the same text again changes nothing', async () => {
  const draftId = await written()
  const draft = await findDraft({ db }, { trustId, draftId })
  if (!draft) throw new Error('no draft')
  const from = dayOf(clock.now())
  const put = await putInForce(needs, { trust, draft, from, by: 'test', termId: newId() })
  expect(put.ok).toBe(true)
  await asks(wanted.personId, ash.schoolId)

  const { page } = await head.get(await replayed(await written()))

  expect(page).toContain('None of 2 answers changes')
  expect(page).toContain('No answer: 0 (')
  expect(page).toContain('One was told something else on asking, by an earlier edition')
})

test('what cannot be read with the policy of the trust is not replayed, and the page says so', async () => {
  const draftId = await written(tightening.replace('must-not:', 'must-nott:'))
  const home = `/additions/${draftId}/replay`

  expect((await head.get(home)).page).toContain('cannot be read together with the policy')
  await head.post(home)
  expect((await head.get(home)).page).not.toContain('Waiting for its turn')
})

test('the pages of the trust’s drafts know nothing of an addition, nor the other way round', async () => {
  const draftId = await written()

  expect((await head.get(`/drafts/${draftId}/replay`)).status).toBe(404)
  expect((await head.get(`/additions/${newId()}/replay`)).status).toBe(404)
})
