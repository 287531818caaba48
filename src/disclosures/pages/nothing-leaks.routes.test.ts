import { expect, test } from 'vitest'

import { canary, everythingKept, spellingsOf } from '#test/disclosing.ts'
import { allowing, answerTo, discloseBy, disclosurePages } from '#test/disclosure-pages.ts'
import { insiderOf, type Insider } from '#test/people-pages.ts'
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

test('what is held about somebody says that there is a disclosure, not what is in it', async () => {
  const teacher = await signedInHere()
  await discloseBy(teacher)
  const { page } = await teacher.get('/account/held')

  expect(page).toContain('an existing tie under clause WDA-6.05, waiting')
  expect(page).not.toContain(canary)
})
