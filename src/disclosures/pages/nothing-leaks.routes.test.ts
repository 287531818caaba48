import { expect, test } from 'vitest'

import { canary, everythingKept, spellingsOf } from '#test/disclosing.ts'
import { allowing, answerTo, discloseBy, disclosurePages, tie } from '#test/disclosure-pages.ts'
import { makePerson } from '#test/makers.ts'
import { insiderOf, type Insider } from '#test/people-pages.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, staff } = await disclosurePages(db, 'whinless-down')
const lines: string[] = []
const app = testApp({
  db,
  log: (line) => void lines.push(JSON.stringify(line)),
  report: (_, error) => void lines.push(`${error.stack}`),
})
const signedInHere = async (...args: Parameters<typeof staff>): Promise<Insider> =>
  insiderOf(app, trust, await staff(...args))

test('what is disclosed stands in no mail, job, log line, audit entry, refusal or list', async () => {
  const [teacher, head, stranger] = [
    await signedInHere(),
    await signedInHere(['headteacher']),
    await signedInHere(),
  ]
  const id = await discloseBy(teacher)
  const wrong = { ...allowing, decision: '', note: `About ${canary}` }
  await head.post(`/disclosures/${id}/decide`, wrong)
  await head.post(`/disclosures/${id}/decide`, { ...allowing, note: `About ${canary}` })
  const question = `action=accept-connection&subject.role=pupil&context.account=personal&subject.relative=yes&record=${id}`
  const answer = await answerTo(teacher, question)
  const { location } = await teacher.post(
    '/decisions',
    Object.fromEntries(new URLSearchParams(question)),
  )
  const elsewhere = [
    answer,
    (await teacher.get('')).page,
    (await teacher.get('/disclosures')).page,
    (await teacher.get('/questions')).page,
    (await head.get('')).page,
    (await head.get('/disclosures')).page,
    (await head.get(location.replace('/trusts/whinless-down', ''))).page,
    (await stranger.get(`/disclosures/${id}`)).page,
    (await stranger.post(`/disclosures/${id}/decide`, { note: canary })).page,
    lines.join('\n'),
    await everythingKept(db, trust.trustId),
  ]

  expect((await teacher.get(`/disclosures/${id}`)).page).toContain(canary)
  expect(answer).toContain('decided by the headteacher')
  expect(lines.length).toBeGreaterThan(10)
  for (const text of elsewhere) {
    for (const spelled of spellingsOf(canary)) expect(text.toLowerCase()).not.toContain(spelled)
  }
})

test('nor on the pages of the record, nor in what is taken out of it', async () => {
  const [teacher, head] = [await signedInHere(), await signedInHere(['headteacher'])]
  const id = await discloseBy(teacher)
  await head.post(`/disclosures/${id}/decide`, { ...allowing, note: `About ${canary}` })
  const person = await makePerson(db, trust, { stays: [{ kind: 'staff' }] })
  const roles = ['trust-dpo', 'system-administrator'] as const
  const officer = insiderOf(app, trust, await signedIn(db, { trust, person, roles }))
  const record = await officer.get('/audit?kind=disclosures')
  const [, entry = ''] = /href="[^"]*(\/audit\/[0-9a-f-]{36})"/.exec(record.page) ?? []
  const taken = [
    record,
    await officer.get(entry),
    await officer.post(`${entry}/proof`),
    await officer.post('/audit/export'),
    await officer.get('/outbox'),
    await officer.get(`/people/${teacher.personId}/held`),
    await officer.get(`/people/${teacher.personId}/held.json`),
  ]

  expect(record.page).toContain('Something was disclosed')
  expect(taken[3]?.page.length).toBeGreaterThan(1000)
  expect(taken.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 200])
  for (const { page } of taken) {
    for (const spelled of spellingsOf(canary)) expect(page.toLowerCase()).not.toContain(spelled)
  }
})

test('nor in a log line or on an error page when the database fails in the middle', async () => {
  const [teacher, head] = [await signedInHere(), await signedInHere(['headteacher'])]
  const id = await discloseBy(teacher)
  const before = lines.length
  await db.engine.exclusively((owner) =>
    owner.script(`create function fails() returns trigger language plpgsql as
        $$ begin raise exception 'it fails'; end $$;
      create trigger fails before insert on disclosure_entry execute function fails()`),
  )
  const failed = [
    await head.post(`/disclosures/${id}/decide`, { ...allowing, note: `About ${canary}` }),
    await teacher.post(`/disclosures/${id}/more`, { words: canary, revision: '1' }),
    await teacher.post('/disclosures/new', tie),
  ]
  await db.engine.exclusively((owner) =>
    owner.script('drop trigger fails on disclosure_entry; drop function fails()'),
  )
  const said = [...failed.map(({ page }) => page), ...lines.slice(before)].join('\n')

  expect(failed.map(({ status }) => status)).toEqual([500, 500, 500])
  expect(said).toContain('it fails')
  for (const spelled of spellingsOf(canary)) expect(said.toLowerCase()).not.toContain(spelled)
})

test('what is held about somebody says that there is a disclosure, not what is in it', async () => {
  const teacher = await signedInHere()
  await discloseBy(teacher)
  const { page } = await teacher.get('/account/held')

  expect(page).toContain('an existing tie under clause WDA-6.05, waiting')
  expect(page).not.toContain(canary)
})
