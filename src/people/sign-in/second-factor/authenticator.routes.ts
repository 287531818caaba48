import { type Context, Hono } from 'hono'

import {
  type AccountDesk,
  accountDesk,
  guesserIn,
} from '#people/sign-in/account/account-desk.routes.ts'
import { findMethods } from '#people/sign-in/account/methods.store.ts'
import { callAuth } from '#people/sign-in/adapter/call-auth.ts'
import { findLogin } from '#people/sign-in/logins.store.ts'
import { couldBeStronger } from '#people/sign-in/sessions/could-be-stronger.store.ts'
import { passCookies } from '#people/sign-in/session-cookie.routes.ts'
import { fieldsOf, type SignInRoutesNeeds } from '#people/sign-in/sign-in-desk.routes.ts'
import { guessedRight, mayGuess } from '#people/sign-in/slow-down/slow-down.ts'

import { appStateOf } from './app-to-set-up.ts'
import {
  authenticatorPage,
  type AuthenticatorProblem,
  backupCodesPage,
} from './authenticator.page.ts'
import { checkCode } from './check-code.ts'

/** Setting up an authenticator app, getting new codes for when it is lost, and removing it. */
export function authenticatorRoutes(needs: SignInRoutesNeeds): Hono {
  const own = needs.door.may('keep-own-account')
  const path = '/trusts/:slug/account/authenticator'
  return new Hono()
    .get(path, own, (c) => show(c, needs))
    .post(path, own, (c) => withPassword(c, needs, begin))
    .post(`${path}/confirm`, own, (c) => confirm(c, needs))
    .post(`${path}/codes`, own, (c) => withPassword(c, needs, newCodes))
    .post(`${path}/remove`, own, (c) => withPassword(c, needs, remove))
}

async function show(
  c: Context,
  needs: SignInRoutesNeeds,
  problem?: AuthenticatorProblem,
): Promise<Response> {
  const { visitor, trust, frame, base } = accountDesk(c, needs)
  const { personId, name } = visitor
  const { login, methods } = await needs.db.transactionFor(trust.trustId, async (tx) => ({
    login: await findLogin(tx, personId),
    methods: await findMethods(tx, personId),
  }))
  const state = await appStateOf(needs, { trust, personId, account: login?.email ?? name })
  const isNew = c.req.query('new') !== undefined
  const { hasPassword } = methods
  const page = authenticatorPage(frame, { base, state, problem, hasPassword, isNew })
  if (problem === undefined) return c.html(page)
  return c.html(page, problem === 'wait' ? 429 : 422)
}

type Doing = (
  c: Context,
  desk: AccountDesk,
  asked: SignInRoutesNeeds & { readonly password: string },
) => Promise<Response | undefined>

/** Does what needs the password again; it gives nothing when the password is wrong. */
async function withPassword(c: Context, needs: SignInRoutesNeeds, work: Doing): Promise<Response> {
  const desk = accountDesk(c, needs)
  if (await isTooWeak(needs, desk)) return show(c, needs, 'weak')
  const who = { ...guesserIn(desk.visitor), trustId: desk.trust.trustId }
  if ((await mayGuess(needs, who)) !== undefined) return show(c, needs, 'wait')
  const password = (await fieldsOf(c))('password')
  const done = await work(c, desk, { ...needs, password })
  if (!done) return show(c, needs, 'password')
  await guessedRight(needs, who)
  return done
}

const begin: Doing = async (c, { trust, base }, { authOf, password }) => {
  const { headers } = c.req.raw
  const body = { password, method: 'totp' as const }
  const done = await callAuth(() => authOf(trust).api.enableTwoFactor({ body, headers }))
  const isThere = !done.ok && done.error.code === 'TOTP_ALREADY_ENABLED'
  return done.ok || isThere ? c.redirect(`${base}/authenticator`, 303) : undefined
}

const newCodes: Doing = async (c, { trust, base, frame }, { authOf, password }) => {
  const { headers } = c.req.raw
  const body = { password }
  const done = await callAuth(() => authOf(trust).api.generateBackupCodes({ body, headers }))
  if (!done.ok) return undefined
  return c.html(backupCodesPage(frame, { base, codes: done.value.backupCodes }))
}

const remove: Doing = async (c, { trust, base }, { authOf, password }) => {
  const { headers } = c.req.raw
  const body = { password }
  const done = await callAuth(() =>
    authOf(trust).api.disableTwoFactor({ body, headers, returnHeaders: true }),
  )
  if (!done.ok) return undefined
  passCookies(c, done.value.headers)
  return c.redirect(`${base}?done=authenticator-removed`, 303)
}

/** A password alone changes nothing for whoever could have signed in more strongly. */
function isTooWeak({ db }: SignInRoutesNeeds, { trust, visitor }: AccountDesk): Promise<boolean> {
  return db.transactionFor(trust.trustId, (tx) => couldBeStronger(tx, visitor.sessionId))
}

/** The code that shows that the app works; from then on this session counts as strong. */
async function confirm(c: Context, needs: SignInRoutesNeeds): Promise<Response> {
  const desk = accountDesk(c, needs)
  const { visitor, trust, base, frame } = desk
  if (await isTooWeak(needs, desk)) return show(c, needs, 'weak')
  const { personId } = visitor
  const code = (await fieldsOf(c))('code')
  const { headers } = c.req.raw
  const done = await checkCode(needs, { trust, personId, code, headers })
  if (!done.ok) return show(c, needs, done.error.type === 'locked' ? 'wait' : 'code')
  passCookies(c, done.value.headers)
  const body = { userId: personId }
  const { backupCodes } = await needs.authOf(trust).api.viewBackupCodes({ body })
  return c.html(backupCodesPage(frame, { base, codes: backupCodes }))
}
