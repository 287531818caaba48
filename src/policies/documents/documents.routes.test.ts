import { expect, test } from 'vitest'

import { changedEdition, putInForce } from '#test/in-force.ts'
import { keepModelTrust, modelLibrary } from '#test/model-trust.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const library = modelLibrary()
const trust = await keepModelTrust(db, library)
const app = testApp({ db, library })
const first = library.editions.get('MOD')
const base = '/trusts/model-trust'

test.each([
  ['pdf', 'application/pdf', '%PDF-1.7'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
])('the policy in force downloads as %s under its name', async (kind, type, begins) => {
  const response = await app.request(`${base}/policy.${kind}`)
  const body = await response.text()

  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe(type)
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="model-trust-/)
  expect(body.slice(0, begins.length)).toBe(begins)
})

test('whoever has it already is not sent it again', async () => {
  const had = await app.request(`${base}/policy.pdf`)
  const again = await app.request(`${base}/policy.pdf`, {
    headers: { 'if-none-match': had.headers.get('etag') ?? '' },
  })

  expect(again.status).toBe(304)
})

test('an edition that was replaced downloads by its seal, and one that nobody decided on does not', async () => {
  if (!first) throw new Error('the model trust has no edition')
  const next = changedEdition(first, (text) => text.replace('edition: ', 'edition: Next, after '))
  await putInForce(db, trust, { edition: next, fromDay: '2026-09-01' })

  const old = await app.request(`${base}/editions/${first.seal}/policy.pdf`)
  const unknown = await app.request(`${base}/editions/${'a'.repeat(64)}/policy.pdf`)

  expect([old.status, unknown.status]).toEqual([200, 404])
})
