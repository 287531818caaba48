import { expect, test } from 'vitest'

import { makeTrustWithPages } from '#test/browsing.ts'
import { postAs } from '#test/sent-files.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, themes } = await makeTrustWithPages(db)
const base = `/trusts/${trust.slug}`
const app = testApp({ db, themes })
const administrator = await signedIn(db, { trust, roles: ['system-administrator'] })

async function startImport(): Promise<string> {
  const fields = { format: 'oneroster', source: 'mis', group: '', mapping: '' }
  const started = await postAs(app, administrator, { path: `${base}/imports`, fields })
  return started.headers.get('location') ?? ''
}

const send = (run: string, names: readonly string[]) =>
  postAs(app, administrator, {
    path: `${run}/files`,
    files: Object.fromEntries(names.map((name) => [name, 'a,b'])),
  })

test('more files than are taken at once are not passed over in silence', async () => {
  const run = await startImport()
  const sent = await send(
    run,
    Array.from({ length: 51 }, (_, i) => `f${i}.csv`),
  )

  expect(sent.status).toBe(422)
  expect(await sent.text()).toContain('no more than 50 files at once')
})

test('a name of a file with a sign that no text holds is no accident', async () => {
  expect((await send(await startImport(), ['us\0ers.csv'])).status).toBe(303)
})

test.each([
  ['sign-in', { email: 'ada\0@staff.example', password: 'a\0b' }],
  ['sign-in/forgotten', { email: 'ada\0@staff.example' }],
  ['imports/mappings/remove', { name: 'a\0b' }],
  ['settings/scim', { label: 'a\0b' }],
])('nor is one in a field of /%s', async (path, fields) => {
  const sent = await postAs(app, administrator, { path: `${base}/${path}`, fields })

  expect(sent.status).toBeLessThan(500)
})
