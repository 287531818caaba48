import { generateSignedCookie } from 'hono/cookie'

import { clockAt } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import type { Way } from '#db/tables/sign-in.ts'
import { giveRole } from '#people/roles/give-role.ts'
import type { Role } from '#people/roles/role.ts'
import { sessionCookieOf } from '#people/sign-in/auth-options.ts'
import { ensureLogin } from '#people/sign-in/logins.store.ts'
import { openAuth } from '#people/sign-in/open-auth.ts'
import { formTokenOf, openSession } from '#people/sign-in/open-session.ts'
import { secretFor, type SignInSecret } from '#people/sign-in/sign-in-secret.ts'
import type { Trust } from '#people/trust.ts'

import { makePerson } from './makers.ts'

/** The secret that the sign-in of tests is made from. */
export const testSignInSecret: SignInSecret = { bytes: Buffer.alloc(32, 7) }

/** Someone who has signed in, for requests of a test. */
export type SignedInForTest = {
  readonly personId: string
  /** What a browser would send. */
  readonly headers: { readonly cookie: string }
  /** What a form has to bring as `form_token`. */
  readonly formToken: string
}

type Asked = {
  readonly trust: Trust
  /** Who signs in; someone new on the staff when left out. */
  readonly person?: { readonly personId: string }
  /** Roles to give them first, for the trust or at a school. */
  readonly roles?: readonly (Role | { readonly role: Role; readonly schoolId: string })[]
  /** How they sign in: with a passkey (and so strongly) when left out. */
  readonly way?: Way
  readonly strong?: boolean
  /** When, as an ISO 8601 instant; noon on 20 November 2026 when left out, as the clock of `testApp`. */
  readonly at?: string
}

/** Signs somebody in: a real session and the cookie that a browser would hold. */
export async function signedIn(db: Db, asked: Asked): Promise<SignedInForTest> {
  const { trust, way = 'passkey', strong = way !== 'password' } = asked
  const needs = {
    db,
    clock: clockAt(asked.at ?? '2026-11-20T12:00:00Z'),
    secret: testSignInSecret,
  }
  const { trustId, slug } = trust
  const { personId } = asked.person ?? (await makePerson(db, trust))
  for (const role of asked.roles ?? []) await hold(needs, { trustId, personId, role })
  const at = needs.clock.now()
  await db.transactionFor(trustId, (tx) => ensureLogin(tx, { personId, at }))
  const token = await openSession(openAuth(needs), trust, { personId, way, strong })

  const name = sessionCookieOf({ slug, overHttps: false })
  const cookie = await generateSignedCookie(
    name,
    token,
    secretFor(needs.secret, 'sessions', trustId),
  )
  const sessionId = await db.transactionFor(trustId, async ({ query }) => {
    const session = query.selectFrom('login_session').select('id').where('token', '=', token)
    return (await session.executeTakeFirstOrThrow()).id
  })
  return {
    personId,
    headers: { cookie: cookie.split(';')[0] ?? '' },
    formToken: formTokenOf(needs.secret, trustId, sessionId),
  }
}

async function hold(
  needs: Parameters<typeof giveRole>[0],
  {
    trustId,
    personId,
    role,
  }: {
    readonly trustId: string
    readonly personId: string
    readonly role: Role | { readonly role: Role; readonly schoolId: string }
  },
): Promise<void> {
  const given = await giveRole(needs, {
    trustId,
    personId,
    by: 'test',
    capacity: 'holder',
    from: '2026-09-01',
    ...(typeof role === 'string' ? { role } : role),
  })
  if (!given.ok) throw new Error(given.error.type)
}
