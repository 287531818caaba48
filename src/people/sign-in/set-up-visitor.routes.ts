import type { Context, MiddlewareHandler } from 'hono'

import { trustOf } from '#access/at-door.routes.ts'
import type { Link } from '#web/layout.ts'

import type { SignInNeeds } from './auth.ts'
import type { TrustHere } from './open-auth.ts'
import { formTokenOf } from './open-session.ts'
import { dropSessionCookie, readSessionCookie } from './session-cookie.routes.ts'
import { findVisitor, type Found } from './sessions/visitor.store.ts'

const words = {
  breakGlass:
    'You came in by the way for emergencies. Everything you do is recorded, and the people in charge have been told.',
} as const

/**
 * Says who a request comes from, for the door, the pages and the forms; nothing where nobody has signed
 * in. To stand behind what says which trust it is about. `menu` gives the parts that are open to them.
 */
export function setUpVisitor(
  needs: SignInNeeds & { readonly menu?: (c: Context) => readonly Link[] },
): MiddlewareHandler {
  return async (c, next) => {
    const trust = trustOf(c)
    const token = trust && readSessionCookie(c, needs, trust)
    if (!trust || token === undefined) return next()
    const now = needs.clock.now()
    const found = await needs.db.transactionFor(trust.trustId, (tx) =>
      findVisitor(tx, { token, now, isByItself: isByItself(c.req.path) }),
    )
    if (found) welcome(c, { ...needs, found, trust })
    else dropSessionCookie(c, needs, trust)
    return next()
  }
}

/** What a page that shows how far something is goes on asking. */
function isByItself(path: string): boolean {
  return path.endsWith('/progress.json')
}

function welcome(
  c: Context,
  {
    found: { visitor, way },
    trust: { trustId, slug },
    secret,
    menu,
  }: SignInNeeds & {
    readonly found: Found
    readonly trust: TrustHere
    readonly menu?: (c: Context) => readonly Link[]
  },
): void {
  const base = `/trusts/${slug}`
  c.set('asker', visitor)
  c.set('signedIn', {
    name: visitor.name,
    homeHref: base,
    accountHref: `${base}/account`,
    signOutHref: `${base}/sign-out`,
    formToken: formTokenOf(secret, trustId, visitor.sessionId),
    menu: menu?.(c) ?? [],
    warning: way === 'break-glass' ? words.breakGlass : undefined,
  })
}
