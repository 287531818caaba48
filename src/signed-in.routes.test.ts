import { expect, test } from 'vitest'

import { makeTrustWithPages } from '#test/browsing.ts'
import { makePerson } from '#test/makers.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'
import type { RequestLine } from '#web/request-log.ts'

const db = await testDb()
const { trust, themes } = await makeTrustWithPages(db)
const base = `/trusts/${trust.slug}`
const lines: RequestLine[] = []
const app = testApp({ db, themes, log: (line) => lines.push(line) })

const refusalsOf = (personId: string) =>
  db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('audit_entry')
      .select(['action', 'facts', 'subject_id'])
      .where('actor', '=', personId)
      .where('action', '=', 'access.refused')
      .execute(),
  )

test('who tries what their roles do not include is refused, and the record and the log say so', async () => {
  const teacher = await signedIn(db, { trust })

  const refused = await app.request(`${base}/people?q=clover`, { headers: teacher.headers })

  expect(refused.status).toBe(403)
  expect(lines.at(-1)).toMatchObject({ path: `${base}/people`, status: 403 })
  expect(await refusalsOf(teacher.personId)).toEqual([
    { action: 'access.refused', facts: { action: 'list-people' }, subject_id: trust.trustId },
  ])
})

test('a parent who tries what is for those who work here is in the record too', async () => {
  const person = await makePerson(db, trust, { stays: [{ kind: 'parent' }] })
  const { headers } = await signedIn(db, { trust, person })

  expect((await app.request(`${base}/roles`, { headers })).status).toBe(403)
  expect(await refusalsOf(person.personId)).toMatchObject([{ facts: { action: 'see-roles' } }])
})

test.each([
  ['system-administrator', ['people', 'roles', 'schools', 'imports', 'settings/sign-in']],
  ['clerk', ['roles', 'schools', 'audit']],
] as const)(
  'the menu of a %s leads to what is open to them and nowhere else',
  async (role, open) => {
    const { headers } = await signedIn(db, { trust, roles: [role] })
    const page = await (await app.request(`${base}/account`, { headers })).text()
    const parts = [
      'questions',
      'people',
      'roles',
      'schools',
      'imports',
      'audit',
      'settings/sign-in',
    ]

    expect(parts.filter((part) => page.includes(`href="${base}/${part}"`))).toEqual(open)
  },
)

test.each(['', '/account', '/roles', '/sign-in', '/people', '/people/nobody', '/audit'])(
  'somebody who has signed in finds the way out at %s',
  async (path) => {
    const { headers, formToken } = await signedIn(db, { trust, roles: ['system-administrator'] })

    const page = await (await app.request(`${base}${path}`, { headers })).text()

    expect(page).toMatch(/<form[^>]*action="[^"]*\/sign-out"/)
    expect(page).toContain('Sign out')
    expect(page).toContain(formToken)
  },
)
