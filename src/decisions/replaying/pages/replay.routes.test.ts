import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { replayDrafts } from '#decisions/replaying/runs/replay.jobs.ts'
import { roles, scopeOf } from '#people/roles/role.ts'
import { beginDraft } from '#policies/drafts/begin-draft.ts'
import { openShelf } from '#policies/shelf.ts'
import { keepModelTrust, modelLibrary } from '#test/model-trust.ts'
import { makePerson, makeSchool, makeTrust } from '#test/makers.ts'
import { insiderOf } from '#test/people-pages.ts'
import { dayOfNumber, keepQuestion } from '#test/replaying.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const library = modelLibrary()
const trust = await keepModelTrust(db, library)
const { trustId } = trust
const [edition] = library.editions.values()
if (!edition) throw new Error('the model library is empty')
const app = testApp({ db, library })
const clock = clockAt('2026-11-20T12:00:00Z')
const as = async (role: 'clerk' | 'trust-dpo' | 'channel-manager') =>
  insiderOf(app, trust, await signedIn(db, { trust, roles: [role] }))
const clerk = await as('clerk')
const officer = await as('trust-dpo')

const asker = await makePerson(db, trust, { familyName: 'Quillington' })
const asked = {
  action: 'accept-connection',
  facts: {
    'actor.role': 'teacher',
    'subject.role': 'former-pupil',
    'subject.left_on': '2024-07-20',
  },
  asOf: dayOfNumber(20_261_101),
  mode: 'said',
} as const
await keepQuestion(db, asked, { trustId, edition, personId: asker.personId })
await keepQuestion(db, asked, { trustId, edition })

/** A draft of the model policy in which former pupils are waited for longer. */
async function begun(change = (text: string) => text.replace('value: 2', 'value: 9')) {
  const source = change(edition?.source ?? '')
  const draft = { trustId, by: 'test', title: 'Next year', reason: 'test', source }
  const made = await beginDraft({ db, clock }, draft)
  if (!made.ok) throw new Error(made.error.type)
  return { draftId: made.value.draftId, home: `/drafts/${made.value.draftId}/replay` }
}

/** Does what waits in the background for a draft. */
async function work(draftId: string): Promise<void> {
  const { run } = replayDrafts({ db, clock, library, shelf: openShelf({ db, library }) })
  await run({
    id: newId(),
    trustId,
    ids: { draftId },
    isLastTry: true,
    transaction: (todo) => db.transactionFor(trustId, todo),
  })
}

test('a replay is asked for, waits, is done in the background, and shows what changes', async () => {
  const { draftId, home } = await begun()
  const before = await clerk.get(home)
  expect(before.page).toContain('This has not been done for this draft yet')

  const started = await clerk.post(home)
  const waiting = await clerk.follow(started)

  expect(started.status).toBe(303)
  expect(waiting.page).toContain('Waiting for its turn')
  expect(waiting.page).toContain('http-equiv="refresh"')
  expect(JSON.parse((await clerk.get(`${home}/progress.json`)).page)).toMatchObject({
    state: 'waiting',
  })

  await work(draftId)
  const { page } = await clerk.get(home)

  expect(page).toContain('2 of 2 answers change, in one way')
  expect(page).toContain('Not signed in')
  expect(page).toContain('Clause MOD-2.2')
  expect(page).toContain('100.0%')
  expect(page).not.toContain('Quillington')
  expect(page).not.toContain('Open who asked')
})

test('a draft that changes nothing says so, and its report is there in full', async () => {
  const { draftId, home } = await begun((text) => text)
  await clerk.post(home)
  await work(draftId)

  const { page } = await clerk.get(home)
  const report = await clerk.get(`${home}/report.json?revision=1`)

  expect(page).toContain('None of 2 answers changes')
  expect(JSON.parse(report.page)).toMatchObject({ type: 'replay', asked: 2, changed: 0 })
  expect((await clerk.get(`${home}/report.json?revision=7`)).status).toBe(303)
})

test('who asked is opened by those who may, and that they did is recorded', async () => {
  const { draftId, home } = await begun()
  await clerk.post(home)
  await work(draftId)
  const askers = `${home}/askers?revision=1&change=1`

  expect((await clerk.get(askers)).status).toBe(403)
  expect((await officer.get(home)).page).toContain('Open who asked')
  const { status, page } = await officer.get(askers)

  expect(status).toBe(200)
  expect(page).toContain('Quillington')
  expect(page).toContain('Not signed in')
  const entries = await db.transactionFor(trustId, (tx) =>
    tx.query
      .selectFrom('audit_entry')
      .select(['actor', 'facts'])
      .where('action', '=', 'replay.askers-seen')
      .execute(),
  )
  expect(entries).toEqual([
    { actor: officer.personId, facts: { revision: 1, change: 1, shown: 2 } },
  ])
  expect((await officer.get(`${home}/askers?revision=1&change=99`)).status).toBe(303)
})

test('a text that is no policy yet cannot be replayed, and the page says what to do', async () => {
  const { home } = await begun((text) => text.replace('```rule', '```rule\nmust-nott: x'))

  const { page } = await clerk.get(home)
  const started = await clerk.post(home)

  expect(page).toContain('cannot be read as a policy yet')
  expect((await clerk.follow(started)).page).not.toContain('Waiting for its turn')
})

test('whoever may not see drafts is refused', async () => {
  const { home } = await begun()

  expect((await (await as('channel-manager')).get(home)).status).toBe(403)
})

test('work of which nothing was heard for a minute is said to be interrupted, and begun again', async () => {
  const { draftId, home } = await begun()
  await clerk.post(home)
  const heard = (seen_at: Date) =>
    db.transactionFor(trustId, (tx) =>
      tx.query
        .updateTable('replay_run')
        .set({ state: 'working', seen_at })
        .where('draft_id', '=', draftId)
        .execute(),
    )
  const now = clock.now().getTime()
  await heard(new Date(now - 50_000))
  expect((await clerk.get(home)).page).not.toContain('It was probably interrupted')
  await heard(new Date(now - 90_000))
  expect((await clerk.get(home)).page).toContain('It was probably interrupted')

  await clerk.post(home)

  const { page } = await clerk.get(home)
  expect(page).toContain('Waiting for its turn')
  expect(page).not.toContain('It was probably interrupted')
})

test('who asked is shown to no other role, to no other trust, and for no guessed number', async () => {
  const { draftId, home } = await begun()
  await clerk.post(home)
  await work(draftId)
  const askers = `${home}/askers?revision=1&change=1`
  const school = await makeSchool(db, trust, 'Ash School')
  const everybodyElse = roles.filter((role) => role !== 'trust-dpo')
  for (const role of everybodyElse) {
    const held = scopeOf(role) === 'school' ? { role, schoolId: school.schoolId } : role
    const other = insiderOf(app, trust, await signedIn(db, { trust, roles: [held] }))
    const { status, page } = await other.get(askers)
    expect([role, status, page.includes('Quillington')]).toEqual([role, 403, false])
    expect((await other.get(home)).page).not.toContain('Quillington')
  }

  const stranger = await makeTrust(db)
  const theirs = insiderOf(
    app,
    stranger,
    await signedIn(db, { trust: stranger, roles: ['trust-dpo'] }),
  )
  expect([403, 404]).toContain((await theirs.get(askers)).status)
  const across = await app.request(`/trusts/${trust.slug}${askers}`, { headers: theirs.headers })
  expect([303, 401, 403, 404]).toContain(across.status)
  expect(await across.text()).not.toContain('Quillington')

  for (const guess of ['0', '-1', '2', '1e3', '1%27', '']) {
    const guessed = await officer.get(`${home}/askers?revision=1&change=${guess}`)
    expect([guess, guessed.status]).toEqual([guess, 303])
  }
  expect((await officer.get(`/drafts/${newId()}/replay/askers?revision=1&change=1`)).status).toBe(
    404,
  )
})

test('neither the report, nor the record, nor mail names who asked', async () => {
  const { draftId, home } = await begun()
  await clerk.post(home)
  await work(draftId)
  await officer.get(`${home}/askers?revision=1&change=1`)

  const report = await clerk.get(`${home}/report.json?revision=1`)
  const record = await officer.get('/audit')
  const told = await db.transactionFor(trustId, async (tx) => ({
    entries: await tx.query
      .selectFrom('audit_entry')
      .select('facts')
      .where('subject_id', '=', draftId)
      .execute(),
    mails: await tx.query.selectFrom('mail_message').selectAll().execute(),
  }))

  expect(report.status).toBe(200)
  expect(record.status).toBe(200)
  for (const text of [report.page, record.page, JSON.stringify(told)]) {
    expect(text).not.toContain('Quillington')
  }
  expect(report.page).not.toContain(asker.personId)
  expect(JSON.stringify(told)).not.toContain(asker.personId)
})
