import { expect, test } from 'vitest'

import { keepTrust } from '#people/keep-trust.ts'
import { policyImporting } from '#test/policy-importing.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const app = testApp({ db })
const trust = await keepTrust({ db }, { code: 'MOD', name: 'Model Trust', slug: 'model-trust' })
const clerk = await signedIn(db, { trust, roles: ['clerk'] })
const { brought, post, text } = policyImporting({ db, app, trust, as: clerk })

const policy = `Online Conduct Policy

1. Friends

1.1 Staff must not accept pupils as friends on their own accounts.

1.2 Staff must not have former pupils as friends who left the school less than three years ago.

1.3 The school is proud of what it does.

2. Concerns

2.1 A message a pupil sends to a personal account must be reported to the headteacher at once.
`

/** The places of the clauses 1.1, 1.2, 1.3 and 2.1 in the document. */
const [friends, former, proud, message] = [1, 2, 3, 4]

test('a clause is accepted, made a statement, and goes back to what was offered', async () => {
  const address = await brought('policy.txt', policy)
  const clause = `${address}/clauses/${friends}`
  expect(await text(clause)).toContain('To do')

  await post(clause, { say: 'accept', seen: '0' })
  expect(await text(clause)).toContain('Accepted')
  await post(clause, { say: 'statement', seen: '1' })
  expect(await text(clause)).toContain('it is a statement')
  await post(clause, { say: 'offered', seen: '2' })
  expect(await text(clause)).toContain('Accept this reading')
})

test('what somebody else said meanwhile stands, and said twice it is said once', async () => {
  const clause = `${await brought('policy.txt', policy)}/clauses/${friends}`
  await post(clause, { say: 'accept', seen: '0' })
  expect((await post(clause, { say: 'accept', seen: '0' })).status).toBe(303)

  const stale = await post(clause, { say: 'statement', seen: '0' })
  expect(stale.status).toBe(409)
  expect(await stale.text()).toContain('Somebody said something else of this clause meanwhile')
  expect(await text(clause)).toContain('Accepted')
})

test('settings are put right in a form, which keeps what was typed when it is wrong', async () => {
  const address = await brought('policy.txt', policy)
  const clause = `${address}/clauses/${former}`
  const form = `${clause}/controls/friends-former-pupils-years`
  expect(await text(form)).toMatch(/value="3"/)
  const typed = { seen: '0', instead: '', 'set-strength': 'advised-not' }

  const wrong = await post(form, { ...typed, 'set-former_pupil-years': 'many' })
  expect(wrong.status).toBe(422)
  const page = await wrong.text()
  expect(page).toContain('Enter a number from 1 to 99, or the word forever')
  expect(page).toContain('value="many"')

  expect((await post(form, { ...typed, 'set-former_pupil-years': '5' })).status).toBe(303)
  const done = await text(clause)
  expect(done).toContain('Accepted')
  expect(done).toContain('advice: advised not to')
  expect(done).toMatch(/rule goes on:<\/b>\s+5\s/)
})

test('another control is searched for, picked and put in the place of the one offered', async () => {
  const address = await brought('policy.txt', policy)
  const clause = `${address}/clauses/${proud}`
  expect(await text(clause)).toContain('Nothing in its words led to a control')
  const found = await text(`${clause}/controls?q=profile+private`)
  expect(found).toMatch(/\d+ controls/)
  const [, picked = ''] = /controls\/([a-z-]+)"/.exec(found) ?? []
  expect(picked).not.toBe('')

  expect((await app.request(`${clause}/controls/no-such-control`, clerk)).status).toBe(404)
  await post(`${clause}/controls/friends-current-pupils`, {
    seen: '0',
    instead: '',
    'set-strength': 'must-not',
  })
  const done = await text(clause)
  expect(done).toContain('Picked by hand')
  expect(done).toContain('Accepted')
})

test('a report is sent to whoever the form names, all or any', async () => {
  const address = await brought('policy.txt', policy)
  const clause = `${address}/clauses/${message}`
  const control = /controls\/([a-z-]+)\?/.exec(await text(clause))?.[1] ?? ''
  const form = `${clause}/controls/${control}`
  expect(await text(form)).toMatch(/value="headteacher"\s+checked/)
  const none = await post(form, { seen: '0', instead: '' })
  expect(none.status).toBe(422)
  expect(await none.text()).toContain('Select at least one')
})

test('what a page shows of a section is accepted together, but not what changed meanwhile', async () => {
  const address = await brought('policy.txt', policy)
  const page = await text(address)
  expect(page).toContain('Accept these 2 of section 1')
  await post(`${address}/clauses/${former}`, { say: 'statement', seen: '0' })
  await post(`${address}/clauses/${former}`, { say: 'offered', seen: '1' })

  const form = new URLSearchParams({ form_token: clerk.formToken, section: '1' })
  form.append('seen', `${friends}:0`)
  form.append('seen', `${former}:0`)
  const headers = { ...clerk.headers, host: 'localhost', origin: 'http://localhost' }
  const done = await app.request(`${address}/sections`, { method: 'POST', headers, body: form })

  expect(done.status).toBe(422)
  expect(await done.text()).toContain('Somebody changed some of these meanwhile')
  expect(await text(`${address}/clauses/${friends}`)).toContain('Accepted')
  expect(await text(`${address}/clauses/${former}`)).toContain('To do')
})

test('after each choice the draft is checked anew', async () => {
  const address = await brought('policy.txt', policy)
  expect(await text(address)).toContain('3, of which 0 accepted by a person')

  await post(`${address}/clauses/${friends}`, { say: 'statement', seen: '0' })
  const page = await text(address)
  expect(page).toContain('2, of which 0 accepted by a person')
  expect(page).not.toContain('This was checked before the latest change')
  expect(page).toMatch(/\d+, all answered as their clauses mean it/)
})
