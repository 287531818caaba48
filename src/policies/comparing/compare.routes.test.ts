import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { beginDraft } from '#policies/drafts/begin-draft.ts'
import { keepFiveTrusts } from '#test/five-trusts.ts'
import { insiderOf } from '#test/people-pages.ts'
import { dayOfNumber, putEditionInForce, reworded, trustOf } from '#test/replaying.ts'
import { editionOf } from '#test/rulebooks.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
await keepFiveTrusts(db)
const app = testApp({ db })
const trust = await trustOf(db, 'DOW')
const home = `/trusts/${trust.slug}/compare`

/** The page once there is nothing more to wait for. */
async function settled(address: string): Promise<string> {
  for (let tries = 0; tries < 250; tries++) {
    const response = await app.request(address)
    const page = await response.text()
    if (!page.includes('http-equiv="refresh"')) return page
    await new Promise((resolve) => {
      setTimeout(resolve, 300)
    })
  }
  throw new Error('the comparison does not end')
}

test('two trusts stand beside each other, as invented persons with both clauses', async () => {
  const page = await settled(`${home}?left=DOW&right=STC`)

  expect(page).toContain('differences between')
  expect(page).toContain('Where they differ most')
  expect(page).toContain(' asks to ')
  expect(page).toMatch(/Clause DOW-/)
  expect(page).toMatch(/Clause STC-/)
  expect(page).toMatch(/href="\/trusts\/st-clare\/policy\/STC-/)
})

test('the mirror image is there at once, with the sides changed over', async () => {
  const page = await settled(`${home}?left=DOW&right=STC`)
  const mirror = await (await app.request(`${home}?left=STC&right=DOW`)).text()

  const count = /[\d,]+ differences between [\d,]+ pairs/.exec(page)?.[0]
  expect(mirror).toContain(count)
  expect(mirror.indexOf('Clause STC-')).toBeLessThan(mirror.indexOf('Clause DOW-'))
})

test('differences can be looked at by action and kind, page by page', async () => {
  const all = await settled(`${home}?left=DOW&right=STC&show=all`)
  const second = await settled(`${home}?left=DOW&right=STC&show=all&page=2`)
  const few = await settled(`${home}?left=DOW&right=STC&action=accept-connection&kind=answer`)
  const none = await settled(`${home}?left=DOW&right=STC&action=no-such-action`)

  expect(all).toContain('page=2')
  expect(second).not.toBe(all)
  expect(few).toContain('Another answer')
  expect(none).toContain('There is no such difference.')
})

test('an edition held against itself differs nowhere', async () => {
  expect(await settled(`${home}?left=DOW&right=DOW`)).toContain('They say the same')
})

test('a draft is compared by those who may see drafts, and is nothing to others', async () => {
  const source = editionOf('DOW').source.replace('value: 18, unit: years', 'value: 19, unit: years')
  const made = await beginDraft(
    { db, clock: clockAt('2026-11-20T12:00:00Z') },
    { trustId: trust.trustId, by: 'test', title: 'Next year', reason: 'test', source },
  )
  if (!made.ok) throw new Error(made.error.type)
  const name = `draft:${made.value.draftId}`
  const clerk = insiderOf(app, trust, await signedIn(db, { trust, roles: ['clerk'] }))

  const hidden = await app.request(`${home}?left=DOW&right=${name}`)
  expect(hidden.status).toBe(404)
  expect(await hidden.text()).not.toContain('Next year')
  expect((await clerk.get('/compare')).page).toContain('Draft: Next year')
  let { page } = await clerk.get(`/compare?left=DOW&right=${name}`)
  for (let tries = 0; page.includes('http-equiv="refresh"') && tries < 250; tries++) {
    await new Promise((resolve) => {
      setTimeout(resolve, 300)
    })
    page = (await clerk.get(`/compare?left=DOW&right=${name}`)).page
  }

  expect(page).toContain('Draft: Next year')
  expect(page).toContain('is treated as a student: 18 years, 19 years')
})

test('an edition that was replaced is compared with the one in force', async () => {
  const lea = await trustOf(db, 'LEA')
  const next = reworded(editionOf('LEA'), (text) =>
    text.replace('value: 2, unit: years', 'value: 3, unit: years'),
  )
  await putEditionInForce(db, lea.trustId, { edition: next, from: dayOfNumber(20_261_101) })
  const first = `edition:${editionOf('LEA').seal}`
  const start = await (await app.request(`/trusts/${lea.slug}/compare`)).text()

  const page = await settled(`/trusts/${lea.slug}/compare?left=${first}&right=LEA`)

  expect(start).toContain(`value="${first}"`)
  expect(page).toContain('two years, three years')
  expect(page).toContain(`/trusts/${lea.slug}/editions/${editionOf('LEA').seal}/policy#LEA-`)
}, 60_000)

test('what is not there is said with what can be compared', async () => {
  const response = await app.request(`${home}?left=DOW&right=XYZ`)

  expect(response.status).toBe(404)
  expect(await response.text()).toContain('not there')
})

test('the first page draws the trusts against each other, and takes no choice away by showing itself again', async () => {
  const page = await (await app.request(home)).text()

  expect(page).toContain('class="govuk-table hr-matrix"')
  expect(page.match(/class="hr-matrix__cell/g)).toHaveLength(20)
  expect(page).toMatch(/Still being compared: \d/)
  expect(page).not.toContain('http-equiv="refresh"')
  expect(page).not.toContain('data-progress')
})
