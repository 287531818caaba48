import { expect, test } from 'vitest'

import { makePerson } from '#test/makers.ts'
import { peoplePages } from '#test/people-pages.ts'
import { signedIn } from '#test/signed-in.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { app, as, trust } = await peoplePages(db)
const administrator = await as({ roles: ['system-administrator'] })
const home = `/trusts/${trust.slug}/account`

test('an administrator signs somebody out everywhere, and the record says who did', async () => {
  const person = await makePerson(db, trust, { stays: [{ kind: 'staff' }] })
  const both = [await signedIn(db, { trust, person }), await signedIn(db, { trust, person })]
  const address = `/people/${person.personId}`
  expect((await administrator.get(address)).page).toContain('Sign out everywhere')

  const done = await administrator.post(`${address}/sign-out`)

  expect((await administrator.follow(done)).page).toContain('They are signed out everywhere')
  for (const { headers } of both) expect((await app.request(home, { headers })).status).toBe(303)
  expect((await app.request(home, { headers: administrator.headers })).status).toBe(200)
  const told = await db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('audit_entry')
      .select(['actor', 'facts'])
      .where('action', '=', 'session.ended')
      .execute(),
  )
  const facts = { because: 'signed-out-by-somebody-else', personId: person.personId }
  expect(told).toEqual(both.map(() => ({ actor: administrator.personId, facts })))
})

test('nobody else does: neither a headteacher nor an administrator of another trust', async () => {
  const person = await makePerson(db, trust, { stays: [{ kind: 'staff' }] })
  const { headers } = await signedIn(db, { trust, person })
  const address = `/people/${person.personId}`
  const head = await as({ roles: ['executive-headteacher'] })
  const elsewhere = await (await peoplePages(db)).as({ roles: ['system-administrator'] })

  expect((await head.get(address)).page).not.toContain('Sign out everywhere')
  expect((await head.post(`${address}/sign-out`)).status).toBe(403)
  expect((await elsewhere.post(`${address}/sign-out`)).status).toBe(404)
  expect((await app.request(home, { headers })).status).toBe(200)
})

test('of somebody who cannot sign in nothing is offered', async () => {
  const { personId } = await makePerson(db, trust, { stays: [{ kind: 'staff' }] })

  expect((await administrator.get(`/people/${personId}`)).page).not.toContain('Sign out everywhere')
})
