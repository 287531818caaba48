import { expect, test } from 'vitest'

import { browsing, makeTrustWithPages } from '#test/browsing.ts'
import { personWithPassword, testPassword } from '#test/passwords.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, themes } = await makeTrustWithPages(db)
const app = testApp({ db, themes })
const address = `/trusts/${trust.slug}/sign-in`

test.each([
  ['in capitals', testPassword.toUpperCase()],
  ['with a space before it', ` ${testPassword}`],
  ['with a space after it', `${testPassword} `],
  ['cut short', testPassword.slice(0, -1)],
  ['with more behind it', `${testPassword}!`],
])('a password counts as it was typed, not %s', async (_, password) => {
  const { email } = await personWithPassword(db, trust)

  expect((await browsing(() => app).post(address, { email, password })).status).toBe(422)
  const right = { email, password: testPassword }
  expect((await browsing(() => app).post(address, right)).status).toBe(303)
})

test('the field of a password hides it and leaves it to managers of passwords and the clipboard', async () => {
  const page = await browsing(() => app).page(address)
  const [field = ''] = /<input[^>]*id="password"[^>]*>/.exec(page) ?? []

  expect(field).toMatch(/type="password"/)
  expect(field).toMatch(/autocomplete="current-password"/)
  expect(field).not.toMatch(/maxlength|onpaste|autocomplete="off"/)
})

test('what is kept of a password is a hash that names how it was made', async () => {
  const { personId } = await personWithPassword(db, trust)

  const kept = await db.transactionFor(trust.trustId, ({ query }) =>
    query.selectFrom('login_method').select('password').where('person_id', '=', personId).execute(),
  )
  expect(kept.map(({ password }) => password?.slice(0, 31))).toEqual([
    '$argon2id$v=19$m=19456,t=2,p=1$',
  ])
})
