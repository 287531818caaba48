import { parseArgs } from 'node:util'

import { generateSignedCookie } from 'hono/cookie'

import { instantAt, systemClock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { connect } from '#db/connect.ts'
import type { Db } from '#db/db.ts'
import { keepTrust } from '#people/keep-trust.ts'
import { sessionCookieOf } from '#people/sign-in/auth-options.ts'
import { formTokenOf } from '#people/sign-in/open-session.ts'
import { secretFor } from '#people/sign-in/sign-in-secret.ts'
import type { Trust } from '#people/trust.ts'
import { keepEditions } from '#policies/keep-editions.ts'
import { openLibrary } from '#rulebooks/library.ts'
import { listen } from '#web/serving/listen.ts'
import { testSignInSecret } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'

// The real application on a database of its own, with so many teachers who have signed in. Says where it
// listens and who they are, and ends when it is told to.
const { values } = parseArgs({
  options: {
    database: { type: 'string' },
    folder: { type: 'string', default: '' },
    people: { type: 'string', default: '6000' },
  },
})
const { database, folder } = values
const code = 'STC'
const db = await connect(database === undefined ? { dataDir: folder } : { databaseUrl: database })
const library = openLibrary('rulebooks')
if (!library.ok) throw new Error('the rulebooks cannot be read')
const control = library.value.editions.get(code)?.rulebook.control
const named = { code, slug: control?.slug ?? '', name: control?.name ?? '' }
const trust = await keepTrust({ db }, named)
await keepEditions({ db, library: library.value, clock: systemClock })
const people = await makePeople(db, trust, Number(values.people))
const app = testApp({ db, library: library.value, clock: systemClock })
const server = await listen(app.fetch, { host: '127.0.0.1', port: 0 })
let before = process.cpuUsage()
process.send?.({ address: `${server.address}/trusts/${trust.slug}`, people })
process.on('message', (said) => {
  if (said === 'measure') {
    before = process.cpuUsage()
    return
  }
  void (async () => {
    const { user, system } = process.cpuUsage(before)
    const kept = await count(db, trust)
    process.send?.({ cpuSeconds: (user + system) / 1_000_000, ...kept })
    await server.close()
    await db.close()
    process.disconnect()
  })()
})

/** Teachers of the trust, each with a session that was opened just now, in a few statements. */
async function makePeople(db: Db, trust: Trust, many: number) {
  const { trustId, slug } = trust
  const now = systemClock.now()
  const made = Array.from({ length: many }, (_, index) => ({
    personId: newId(),
    sessionId: newId(),
    token: newId().replaceAll('-', ''),
    familyName: `Ashdown ${index}`,
  }))
  for (let from = 0; from < made.length; from += 500) {
    const some = made.slice(from, from + 500)
    await db.transactionFor(trustId, async ({ query }) => {
      const of = { trust_id: trustId }
      const at = { opened_at: now, seen_at: now, changed_at: now }
      await query
        .insertInto('person')
        .values(
          some.map(({ personId, familyName }) => ({
            ...of,
            person_id: personId,
            given_name: 'Ada',
            family_name: familyName,
            email: null,
          })),
        )
        .execute()
      await query
        .insertInto('stay')
        .values(
          some.map(({ personId }) => ({
            ...of,
            stay_id: newId(),
            person_id: personId,
            kind: 'staff' as const,
            school_id: null,
            job: 'teacher' as const,
            from_day: null,
            until_day: null,
            source: null,
          })),
        )
        .execute()
      await query
        .insertInto('login')
        .values(
          some.map(({ personId }) => ({
            ...of,
            id: personId,
            email: null,
            made_at: now,
            changed_at: now,
          })),
        )
        .execute()
      await query
        .insertInto('login_session')
        .values(
          some.map(({ personId, sessionId, token }) => ({
            ...of,
            ...at,
            id: sessionId,
            person_id: personId,
            token,
            way: 'passkey' as const,
            strong: true,
            browser: 'bench',
            expires_at: instantAt(now.getTime() + 36_000_000),
          })),
        )
        .execute()
    })
  }
  const secret = secretFor(testSignInSecret, 'sessions', trustId)
  const name = sessionCookieOf({ slug, overHttps: false })
  return Promise.all(
    made.map(async ({ sessionId, token }) => ({
      cookie: (await generateSignedCookie(name, token, secret)).split(';')[0] ?? '',
      formToken: formTokenOf(testSignInSecret, trustId, sessionId),
    })),
  )
}

async function count(db: Db, { trustId }: Trust) {
  return db.transactionFor(trustId, async ({ query }) => {
    const of = async (table: 'acknowledgement' | 'audit_leaf') => {
      const all = query.selectFrom(table).select((from) => from.fn.countAll<string>().as('count'))
      return Number((await all.executeTakeFirstOrThrow()).count)
    }
    return { acknowledgements: await of('acknowledgement'), entries: await of('audit_leaf') }
  })
}
