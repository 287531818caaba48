import type { Context } from 'hono'

import { visitorOf } from '#access/at-door.routes.ts'
import type { Visitor } from '#access/visitor.ts'

import { findLogin } from './logins.store.ts'
import { dropSessionCookie } from './session-cookie.routes.ts'
import { endedIfOpenedBy } from './sessions/session-time.ts'
import { endOwnSessions, sweepSessions } from './sessions/sessions.store.ts'
import type { SignInDesk, SignInRoutesNeeds } from './sign-in-desk.routes.ts'
import { rememberBrowser } from './slow-down/known-browser.routes.ts'
import { loginKeyOf } from './slow-down/slow-down.ts'
import { findVisitor } from './sessions/visitor.store.ts'

/**
 * Who a session that has just been opened is of; undefined for someone who may not come in today. The
 * session this browser had before ends, and the browser is known to the login from now on.
 */
export async function welcome(
  c: Context,
  needs: SignInRoutesNeeds,
  { trust, token }: Pick<SignInDesk, 'trust'> & { readonly token: string },
): Promise<Visitor | undefined> {
  const { trustId } = trust
  const before = visitorOf(c)
  const now = needs.clock.now()
  const come = await needs.db.transactionFor(trustId, async (tx) => {
    await sweepSessions(tx, endedIfOpenedBy(now))
    const found = await findVisitor(tx, { token, now })
    if (!found) return undefined
    const { visitor } = found
    if (before && before.sessionId !== visitor.sessionId) {
      await endOwnSessions(tx, { personId: before.personId, at: now, only: before.sessionId })
    }
    return { visitor, email: (await findLogin(tx, visitor.personId))?.email }
  })
  if (!come) {
    dropSessionCookie(c, needs, trust)
    return undefined
  }
  if (come.email !== undefined) {
    const loginKey = loginKeyOf(needs.secret, trustId, come.email)
    await rememberBrowser(c, needs, { trust, loginKey })
  }
  return come.visitor
}
