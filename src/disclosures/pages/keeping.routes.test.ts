import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { sealingSecretOf } from '#core/sealing-secret.ts'
import { eraseOver } from '#disclosures/keeping/erase-over.ts'
import { canary } from '#test/disclosing.ts'
import { allowing, answerTo, discloseBy, disclosurePages, onDay } from '#test/disclosure-pages.ts'
import { makePerson } from '#test/makers.ts'
import { insiderOf } from '#test/people-pages.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { app, trust, staff } = await disclosurePages(db, 'whinless-down')
const teacher = await staff()
const head = await staff(['headteacher'])
const person = await makePerson(db, trust, { stays: [{ kind: 'staff' }] })
const officer = insiderOf(app, trust, await signedIn(db, { trust, person, roles: ['trust-dpo'] }))

test('until the trust says so nothing is erased, which everybody is told', async () => {
  const id = await discloseBy(teacher)
  await head.post(`/disclosures/${id}/decide`, allowing)
  const later = await onDay(db, { trust, day: '2027-05-05', personId: teacher.personId })

  expect((await teacher.get('/disclosures')).page).toContain('the trust has named no period')
  const { page } = await later.get(`/disclosures/${id}`)
  expect(page).toContain('It is over since 4 May 2027 and changes no answer any more.')
  expect(page).toContain('It is kept: the trust has named no period after which it is erased.')
})

test('the data protection officer says how long, and nobody else', async () => {
  expect((await head.get('/settings/disclosures')).status).toBe(403)
  expect((await head.post('/settings/disclosures', { months: '1' })).status).toBe(403)
  expect((await officer.get('/disclosures')).page).toContain('/settings/disclosures')
  for (const months of ['-1', '1.5', '601', 'ten']) {
    expect((await officer.post('/settings/disclosures', { months })).status).toBe(422)
  }
  const saved = await officer.follow(await officer.post('/settings/disclosures', { months: '6' }))

  expect(saved.page).toMatch(/How long it is kept was saved[\s\S]*value="6"/)
  expect((await teacher.get('/disclosures')).page).toContain('erased 6 months after it is over')
  await officer.post('/settings/disclosures', { months: '' })
  expect((await teacher.get('/disclosures')).page).toContain('the trust has named no period')
})

test('what was erased says so, and the page stands', async () => {
  const id = await discloseBy(teacher)
  await head.post(`/disclosures/${id}/decide`, allowing)
  await officer.post('/settings/disclosures', { months: '1' })
  const { page: before } = await teacher.get(`/disclosures/${id}`)
  await eraseOver({ clock: clockAt('2027-06-04T06:00:00Z') }).run({
    trust,
    today: '2027-06-04',
    transaction: (work) => db.transactionFor(trust.trustId, work),
  })
  const later = await onDay(db, { trust, day: '2027-06-04', personId: teacher.personId })
  const { status, page } = await later.get(`/disclosures/${id}`)

  expect(before).toContain('It is erased from 4 June 2027 on.')
  expect(status).toBe(200)
  expect(page).toContain('What was said was erased on 4 June 2027')
  expect(page).toContain('From 20 November 2026 to 3 May 2027')
  expect(page).not.toContain(canary)
  expect(page).not.toContain(`/disclosures/${id}/withdraw`)
  const withdrawing = { revision: '2', words: canary }
  expect((await later.post(`/disclosures/${id}/withdraw`, withdrawing)).status).toBe(303)
  expect((await later.get(`/disclosures/${id}`)).page).not.toContain(canary)
})

test('where the key is lost the page says so and stands, and nobody decides on what they cannot read', async () => {
  const id = await discloseBy(teacher)
  const sealing = sealingSecretOf({ secret: 'another secret of thirty-two chars' })
  const lost = testApp({ db, sealing })
  const [author, decider] = [insiderOf(lost, trust, teacher), insiderOf(lost, trust, head)]
  const { status, page } = await author.get(`/disclosures/${id}`)

  expect(status).toBe(200)
  expect(page).toContain('its key is not on this computer')
  expect(page).toMatch(/Sent to[\s\S]*Headteacher[\s\S]*Withdraw/)
  const { page: read } = await decider.get(`/disclosures/${id}`)
  expect(read).toContain('its key is not on this computer')
  expect(read).not.toContain('/decide')
  expect((await decider.post(`/disclosures/${id}/decide`, allowing)).status).toBe(422)
  const question = 'action=accept-connection&subject.role=pupil&context.account=personal'
  expect(await answerTo(author, question)).toContain('<h1')
})
