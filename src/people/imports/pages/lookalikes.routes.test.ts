import { expect, test } from 'vitest'

import { keepTrust } from '#people/keep-trust.ts'
import { oneRosterTexts } from '#test/import-files.ts'
import { importing, pupils, teacher } from '#test/importing.ts'
import { makePerson } from '#test/makers.ts'
import { doImportWork, postAs } from '#test/sent-files.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const app = testApp({ db })
const trust = await keepTrust({ db }, { code: 'MOD', name: 'Model Trust', slug: 'model-trust' })
const administrator = await signedIn(db, { trust, roles: ['system-administrator'] })
const held = await makePerson(db, trust, {
  givenName: 'Bea',
  familyName: 'Birch',
  email: teacher.email,
})
const imports = '/trusts/model-trust/imports'

test('who looks like somebody already here is asked about before anything is applied', async () => {
  const first = await send([...pupils(2), teacher])
  const preview = await text(first)
  expect(preview).toContain('1 row looks like somebody already here')
  expect(preview).not.toMatch(/name="same"[^>]*checked/)
  const list = await text(`${first}/lines?change=lookalike`)
  expect(list).toContain('Bo Birch')
  expect(list).toContain('Bea Birch, bo@staff.example')
  expect(list).toContain('users.csv, 4')
  expect(await text(`${first}/lines?change=new`)).not.toContain('Bo Birch')

  const unanswered = await post(`${first}/apply`)
  expect(unanswered.status).toBe(422)
  expect(await unanswered.text()).toContain('Say whether they are the same people')
  expect((await post(`${first}/apply`, { same: 'perhaps' })).status).toBe(422)
  await work(first)
  expect(await text(first)).toContain('Nothing has been changed yet.')

  await post(`${first}/apply`, { same: 'link' })
  await work(first)
  expect(await text(first)).toMatch(/Look like somebody already here[\s\S]*?1, linked/)
  expect(await importing(db).personIdOf(trust, 't1')).toBe(held.personId)
})

test('is asked on the page that asks about leavers too, and both answers are needed', async () => {
  await makePerson(db, trust, { givenName: 'Cy', familyName: 'Cedar', email: 'cy@staff.example' })
  const cy = { ...teacher, id: 't2', name: 'Cy Cedar', email: 'cy@staff.example' }
  const address = await send([...pupils(1), teacher, cy])

  expect(await text(`${address}/confirm`)).toContain('They are the same people: link them')
  const unanswered = await post(`${address}/apply`, { leaving: '1' })
  expect(unanswered.status).toBe(422)
  expect(await unanswered.text()).toContain('Yes, 1 people leave: apply')
  expect((await post(`${address}/apply`, { same: 'link' })).headers.get('location')).toBe(
    `${address}/confirm`,
  )

  await post(`${address}/apply`, { leaving: '1', same: 'apart' })
  await work(address)
  expect(await text(address)).toContain('1, added as new')
})

async function send(people: Parameters<typeof oneRosterTexts>[0]): Promise<string> {
  const fields = { format: 'oneroster', source: 'mis' }
  const started = await postAs(app, administrator, { path: imports, fields })
  const address = started.headers.get('location') ?? ''
  await postAs(app, administrator, { path: `${address}/files`, files: oneRosterTexts(people) })
  await work(address)
  return address
}

async function post(path: string, fields: Readonly<Record<string, string>> = {}) {
  return postAs(app, administrator, { path, fields })
}

async function work(address: string): Promise<void> {
  await doImportWork(db, trust, { runId: address.split('/').at(-1) ?? '' })
}

async function text(path: string): Promise<string> {
  return (await app.request(path, administrator)).text()
}
