import { type Context, Hono } from 'hono'

import type { Visitor } from '#access/visitor.ts'
import { isId } from '#core/ids.ts'
import { findLogin } from '#people/sign-in/logins.store.ts'
import { changePassword, type NotChanged } from '#people/sign-in/passwords/change-password.ts'
import { changePasswordPage } from '#people/sign-in/passwords/new-password.page.ts'
import { appStateOf } from '#people/sign-in/second-factor/app-to-set-up.ts'
import { passCookies } from '#people/sign-in/session-cookie.routes.ts'
import { endedIfOpenedBy } from '#people/sign-in/sessions/session-time.ts'
import { endOwnSessions, findSessionsOf } from '#people/sign-in/sessions/sessions.store.ts'
import { fieldsOf, type SignInRoutesNeeds } from '#people/sign-in/sign-in-desk.routes.ts'
import { notFoundPage } from '#web/problem.page.ts'

import { accountPage, isDone } from './account.page.ts'
import { accountDesk, guesserIn } from './account-desk.routes.ts'
import { findMethods } from './methods.store.ts'

/** One's own account: sessions, password, and what else one signs in with. */
export function accountRoutes(needs: SignInRoutesNeeds): Hono {
  const own = needs.door.may('keep-own-account')
  return new Hono()
    .get('/trusts/:slug/account', own, (c) => showAccount(c, needs))
    .post('/trusts/:slug/account/sessions/end-others', own, (c) => endOthers(c, needs))
    .post('/trusts/:slug/account/sessions/:id/end', own, (c) => endOne(c, needs))
    .get('/trusts/:slug/account/password', own, (c) => showPassword(c, needs))
    .post('/trusts/:slug/account/password', own, (c) => savePassword(c, needs))
}

async function showAccount(c: Context, needs: SignInRoutesNeeds): Promise<Response> {
  const { visitor, trust, frame, base } = accountDesk(c, needs)
  const { personId, sessionId, name } = visitor
  const { login, methods, sessions } = await needs.db.transactionFor(trust.trustId, async (tx) => ({
    login: await findLogin(tx, personId),
    methods: await findMethods(tx, personId),
    sessions: await findSessionsOf(tx, { personId, after: endedIfOpenedBy(needs.clock.now()) }),
  }))
  const done = c.req.query('done')
  const model = {
    base,
    name,
    email: login?.email,
    methods,
    app: await appStateOf(needs, { trust, personId, account: login?.email ?? name }),
    sessions: sessions.map((session) => ({ ...session, isThis: session.sessionId === sessionId })),
    done: isDone(done) ? done : undefined,
  }
  return c.html(accountPage(frame, model))
}

type Which = { readonly only: string } | { readonly allBut: string }

async function end(needs: SignInRoutesNeeds, visitor: Visitor, which: Which): Promise<number> {
  const { trustId, personId } = visitor
  const at = needs.clock.now()
  return needs.db.transactionFor(trustId, (tx) => endOwnSessions(tx, { personId, at, ...which }))
}

async function endOthers(c: Context, needs: SignInRoutesNeeds): Promise<Response> {
  const { visitor, base } = accountDesk(c, needs)
  await end(needs, visitor, { allBut: visitor.sessionId })
  return c.redirect(`${base}?done=session-ended`, 303)
}

async function endOne(c: Context, needs: SignInRoutesNeeds): Promise<Response> {
  const { visitor, base, frame } = accountDesk(c, needs)
  const only = c.req.param('id') ?? ''
  const ended = isId(only) ? await end(needs, visitor, { only }) : 0
  if (ended === 0) return c.html(notFoundPage(frame), 404)
  return c.redirect(`${base}?done=session-ended`, 303)
}

function showPassword(
  c: Context,
  needs: SignInRoutesNeeds,
  problem?: NotChanged,
): Response | Promise<Response> {
  const { frame, base } = accountDesk(c, needs)
  const failed = problem?.type === 'wait' ? 429 : 422
  const status = problem === undefined ? 200 : failed
  return c.html(changePasswordPage(frame, { base, problem }), status)
}

async function savePassword(c: Context, needs: SignInRoutesNeeds): Promise<Response> {
  const { visitor, trust, base } = accountDesk(c, needs)
  const field = await fieldsOf(c)
  const done = await changePassword(needs, {
    trust,
    personId: visitor.personId,
    current: field('current'),
    password: field('password'),
    headers: c.req.raw.headers,
    guesser: guesserIn(visitor),
  })
  if (!done.ok) return showPassword(c, needs, done.error)
  passCookies(c, done.value)
  return c.redirect(`${base}?done=password`, 303)
}
