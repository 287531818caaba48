import { expect, test } from 'vitest'

import { entraAccount, makeKnownPerson } from '#test/oidc/accounts.ts'
import { atRealProviders } from '#test/oidc/at-real-providers.ts'
import type { AccountClaims } from '#test/oidc/lying-provider.ts'
import { makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const trust = await makeTrust(db)
const { signInWith } = await atRealProviders(db, trust)

const account = (more: object = {}): AccountClaims => ({
  sub: crypto.randomUUID(),
  hd: 'ash.example',
  name: 'Bo Birch',
  ...more,
})

test('a person the trust’s lists know by the subject is signed in', async () => {
  const theirs = account()
  const { personId } = await makeKnownPerson(db, trust, {
    id: theirs.sub,
    source: 'google-directory',
  })

  const { session } = await signInWith('google', theirs)

  expect(session?.personId).toBe(personId)
})

test.each([
  ['of another domain', { hd: 'birch.example' }, 'other-organisation'],
  ['of no domain', { hd: undefined, email: 'bo@ash.example' }, 'hd-missing'],
])('an account %s stays out', async (_, claims, expected) => {
  const theirs = account(claims)
  await makeKnownPerson(db, trust, { id: theirs.sub, source: 'google-directory' })

  const { session, because } = await signInWith('google', theirs)

  expect({ session, because }).toEqual({ session: undefined, because: expected })
})

test('the same subject at Microsoft is another account', async () => {
  const theirs = entraAccount()
  await makeKnownPerson(db, trust, { id: theirs.oid, source: 'google-directory' })

  const { session, because } = await signInWith('microsoft', theirs)

  expect({ session, because }).toEqual({ session: undefined, because: 'account-of-nobody' })
})
