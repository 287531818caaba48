import { expect, test } from 'vitest'

import { makeTrustWithPages } from '#test/browsing.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'
import type { RequestLine } from '#web/request-log.ts'

const db = await testDb()
const { trust, themes } = await makeTrustWithPages(db)
const base = `/trusts/${trust.slug}`
const lines: RequestLine[] = []
const app = testApp({ db, themes, log: (line) => lines.push(line) })

test('who tries what their roles do not include is refused, and the record and the log say so', async () => {
  const teacher = await signedIn(db, { trust })

  const refused = await app.request(`${base}/people?q=clover`, { headers: teacher.headers })

  expect(refused.status).toBe(403)
  expect(lines.at(-1)).toMatchObject({ path: `${base}/people`, status: 403 })
  const entries = await db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('audit_entry')
      .select(['action', 'facts', 'subject_id'])
      .where('actor', '=', teacher.personId)
      .where('action', '=', 'access.refused')
      .execute(),
  )
  expect(entries).toEqual([
    { action: 'access.refused', facts: { action: 'list-people' }, subject_id: trust.trustId },
  ])
})

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
