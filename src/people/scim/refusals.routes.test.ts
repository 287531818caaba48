import { expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import type { Db } from '#db/db.ts'
import { documentIn, startDirectory } from '#test/directory.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { scim, keyless, key } = await startDirectory(db)
const somebody = `/Users/${newId()}`

test.each([
  ['GET /Users?filter=userName%20sw%20%22a%22', undefined, '400 invalidFilter'],
  ['POST /Users', 'not json', '400 invalidSyntax'],
  ['POST /Users', '{"schemas":[]}', '400 invalidValue'],
  [`PATCH ${somebody}`, '{"Operations":[{"op":"remove"}]}', '400 noTarget'],
  [`PATCH ${somebody}`, '{"Operations":[{"op":"add","path":"a b"}]}', '400 invalidPath'],
  [`PATCH ${somebody}`, '{"Operations":[{"op":"replace","path":"id"}]}', '400 mutability'],
  [`PATCH ${somebody}`, '{"Operations":[]}', '404 '],
  ['GET /Users/not-an-id', undefined, '404 '],
  ['POST /Groups', '{}', '501 '],
  ['POST /Bulk', '{}', '501 '],
] as const)('%s with %s is refused in the words of the standard', async (asked, body, says) => {
  const [method = '', path = ''] = asked.split(' ')

  const refused = await scim(method, path, { body })

  expect(refused.headers.get('content-type')).toMatch(/^application\/scim\+json/)
  const { scimType = '', status } = await documentIn(refused)
  expect(`${refused.status} ${String(scimType)}`).toBe(says)
  expect(status).toBe(String(refused.status))
})

test('what the service is, it says itself', async () => {
  const read = async (path: string) => documentIn(await scim('GET', path))

  expect(await read('/ServiceProviderConfig')).toMatchObject({
    patch: { supported: true },
    bulk: { supported: false },
  })
  expect(await read('/Schemas/urn:ietf:params:scim:schemas:core:2.0:User')).toMatchObject({
    name: 'User',
  })
  expect(await read('/Groups?excludedAttributes=members')).toMatchObject({ totalResults: 0 })
})

test('without a key, with one that ended, or with another trust’s nothing is told', async () => {
  for (const refused of await keyless()) {
    expect(refused.status).toBe(401)
    expect(refused.headers.get('www-authenticate')).toContain('Bearer')
    expect(await documentIn(refused)).toMatchObject({ status: '401' })
  }
})

test('what goes wrong here is told in the words of the standard, and nothing else of it', async () => {
  const reported: string[] = []
  let calls = 0
  const failing: Db = {
    ...db,
    transactionFor: async (trustId, work) => {
      calls += 1
      // The first is that of the key.
      if (calls > 1) throw new Error('the words of Ada Ashdown')
      return db.transactionFor(trustId, work)
    },
  }
  const app = testApp({ db: failing, report: (_, { message }) => reported.push(message) })

  const headers = { authorization: `Bearer ${key}` }
  const failed = await app.request('/scim/v2/model-trust/Users', { headers })

  expect(failed.status).toBe(500)
  expect(reported).toEqual(['the words of Ada Ashdown'])
  expect(JSON.stringify(await documentIn(failed))).not.toContain('Ada')
})
