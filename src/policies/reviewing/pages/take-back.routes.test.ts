import { expect, test } from 'vitest'

import { dayFields, type Insider } from '#test/people-pages.ts'
import { testDb } from '#test/test-db.ts'
import { policyPages } from '#test/trust-with-policy.ts'

const db = await testDb()
const decision = {
  body: 'Trust Board',
  minute: 'minute 7',
  ...dayFields('on', '2026-11-18'),
  ...dayFields('next', '2028-02-18'),
}

test('the clerk takes back a decision that was wrong, and every page says overdue again', async () => {
  const at = await policyPages(db)
  const clerk = await at.as({ roles: ['clerk'] })
  const own = await openOwn(clerk, 'cycle')
  await clerk.post(`${own}/decision`, decision)
  const form = (await clerk.get(`${own}/decision/take-back`)).page
  expect((await clerk.get(own)).page).toContain(`${own}/decision/take-back`)
  expect(form).toContain('Take back what was recorded')

  const taken = await clerk.post(`${own}/decision/take-back`, reasonOn(form))

  const page = (await clerk.follow(taken)).page
  expect(page).toContain('The review is open again')
  expect(page).toContain('The minutes are of another policy.')
  expect(page).toContain('Trust Board, minute 7')
  expect(page).toContain('Record that nothing changes')
  expect(page).not.toContain('take-back')
  for (const path of ['/policy', '', own]) expect((await clerk.get(path)).page).toContain('overdue')
  expect((await clerk.get('')).page).toContain('The review was due on 31 August 2024.')
})

test('without a reason nothing is taken back', async () => {
  const at = await policyPages(db)
  const clerk = await at.as({ roles: ['clerk'] })
  const own = await openOwn(clerk, 'cycle')
  await clerk.post(`${own}/decision`, decision)

  const got = await clerk.post(`${own}/decision/take-back`, { step: '1', note: ' ' })

  expect(got.status).toBe(422)
  expect(got.page).toContain('Enter why it is not right')
  expect((await clerk.get('/policy')).page).not.toContain('overdue')
})

test('a form that is sent twice takes back once; there is none where nothing was recorded', async () => {
  const at = await policyPages(db)
  const clerk = await at.as({ roles: ['clerk'] })
  const own = await openOwn(clerk, 'cycle')
  expect((await clerk.get(`${own}/decision/take-back`)).status).toBe(404)
  expect(
    (await clerk.post(`${own}/decision/take-back`, { step: '0', note: 'It is not so.' })).status,
  ).toBe(404)
  await clerk.post(`${own}/decision`, decision)
  const reason = { step: '1', note: 'The minutes are of another policy.' }

  expect((await clerk.post(`${own}/decision/take-back`, reason)).status).toBe(303)
  expect((await clerk.post(`${own}/decision/take-back`, reason)).status).toBe(303)

  await clerk.post(`${own}/decision`, decision)
  expect((await clerk.post(`${own}/decision/take-back`, reason)).status).toBe(404)
})

test('who writes the policy takes back a note, and never the decision of a body', async () => {
  const at = await policyPages(db)
  const [clerk, central] = [
    await at.as({ roles: ['clerk'] }),
    await at.as({ roles: ['trust-central'] }),
  ]
  const decided = await openOwn(clerk, 'cycle')
  await clerk.post(`${decided}/decision`, decision)
  const reason = { step: '1', note: 'It is not so.' }

  expect((await central.post(`${decided}/decision/take-back`, reason)).status).toBe(403)
  expect((await central.post(`${decided}/note/take-back`, reason)).status).toBe(404)
  expect((await central.get(decided)).page).not.toContain('take-back')

  const noted = await openOwn(central, 'lesson')
  await central.post(`${noted}/note`, { note: 'Clause 2.2 covers it.' })
  expect((await central.get(noted)).page).toContain(`${noted}/note/take-back`)
  const taken = await central.post(`${noted}/note/take-back`, reason)
  expect((await central.follow(taken)).page).toContain('It is not so.')
})

function reasonOn(form: string): Record<string, string> {
  const [, step = '1'] = /name="step"\s+value="(\d+)"/.exec(form) ?? []
  return { step, note: 'The minutes are of another policy.' }
}

/** Opens a review and gives the address of its page. */
async function openOwn(by: Insider, cause: string): Promise<string> {
  const due = dayFields('due', '2026-12-20')
  await by.post('/reviews/new', { cause, reason: 'Asked for.', ...due })
  const { page } = await by.get('/reviews')
  const [, id] = /\/reviews\/([0-9a-f-]{36})"/.exec(page) ?? []
  if (id === undefined) throw new Error('the review is not in the list')
  return `/reviews/${id}`
}
