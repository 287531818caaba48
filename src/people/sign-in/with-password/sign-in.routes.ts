import { type Context, Hono } from 'hono'

import { visitorOf } from '#access/at-door.routes.ts'
import { nextWithin } from '#people/sign-in/oidc/next-within.ts'
import { organisationLinks } from '#people/sign-in/organisation-links.routes.ts'
import { passkeyWayHere } from '#people/sign-in/passkeys/passkey-way.routes.ts'
import { checkCode } from '#people/sign-in/second-factor/check-code.ts'
import { halfWayPerson } from '#people/sign-in/second-factor/half-way.routes.ts'
import { dropSessionCookie, passCookies } from '#people/sign-in/session-cookie.routes.ts'
import { endOwnSessions } from '#people/sign-in/sessions/sessions.store.ts'
import {
  fieldsOf,
  type SignInDesk,
  signInDesk,
  type SignInRoutesNeeds,
} from '#people/sign-in/sign-in-desk.routes.ts'
import { clientAddress } from '#people/sign-in/slow-down/client-address.routes.ts'
import { knownBrowser } from '#people/sign-in/slow-down/known-browser.routes.ts'
import { loginKeyOf } from '#people/sign-in/slow-down/slow-down.ts'
import { waitWords } from '#people/sign-in/wait-words.ts'
import { welcome } from '#people/sign-in/welcome.routes.ts'
import type { Link } from '#web/layout.ts'

import { type CodeProblem, secondStepPage } from './second-step.page.ts'
import { isSignInDone, signInPage, type SignInProblem } from './sign-in.page.ts'
import { signInWithPassword } from './sign-in-with-password.ts'

/** Signing in with a password and, where there is one, a second step; and signing out. */
export function signInRoutes(needs: SignInRoutesNeeds): Hono {
  const { door } = needs
  return new Hono()
    .get('/trusts/:slug/sign-in', door.may('sign-in'), (c) => showSignIn(c, needs, {}))
    .post('/trusts/:slug/sign-in', door.may('sign-in'), (c) => signIn(c, needs))
    .get('/trusts/:slug/sign-in/second-step', door.may('sign-in'), async (c) => {
      const desk = signInDesk(c, needs)
      const isHalfWay = (await halfWayPerson(c, needs, desk)) !== undefined
      return isHalfWay ? showStep(c, desk, {}) : startAgain(c, desk)
    })
    .post('/trusts/:slug/sign-in/second-step', door.may('sign-in'), (c) => secondStep(c, needs))
    .post('/trusts/:slug/sign-out', door.may('sign-in'), (c) => signOut(c, needs))
}

type Shown = { readonly email?: string; readonly problem?: SignInProblem }

/** The page of signing in, with what was wrong if anything was. */
export async function showSignIn(
  c: Context,
  needs: SignInRoutesNeeds,
  shown: Shown,
): Promise<Response> {
  const desk = signInDesk(c, needs)
  const next = await nextOf(c, desk)
  const done = c.req.query('done')
  const page = signInPage(desk.frame, {
    done: isSignInDone(done) ? done : undefined,
    trustName: desk.trust.name,
    action: `${desk.base}/sign-in`,
    next,
    forgottenHref: `${desk.base}/sign-in/forgotten`,
    ways: await waysOf(needs, desk, next),
    passkey: passkeyWayHere(c, needs, { base: desk.base, next }),
    ...shown,
  })
  return c.html(page, statusOf(shown.problem))
}

function statusOf(problem: SignInProblem | undefined): 200 | 422 | 429 {
  if (problem === undefined) return 200
  return problem.type === 'wait' ? 429 : 422
}

/** The other ways in: the organisations', and in a demonstration as somebody invented. */
async function waysOf(
  needs: SignInRoutesNeeds,
  desk: SignInDesk,
  next: string,
): Promise<readonly Link[]> {
  const organisations = await organisationLinks(needs, desk, `next=${encodeURIComponent(next)}`)
  return [...(needs.otherWays?.(desk.trust.slug, next) ?? []), ...organisations]
}

async function nextOf(c: Context, { trust }: SignInDesk): Promise<string> {
  const sent = c.req.method === 'POST' ? (await fieldsOf(c))('next') : c.req.query('next')
  return nextWithin(trust.slug, sent || undefined)
}

async function signIn(c: Context, needs: SignInRoutesNeeds): Promise<Response> {
  const { trust, base } = signInDesk(c, needs)
  const field = await fieldsOf(c)
  const [email, password] = [field('email').trim(), field('password')]
  const again = (problem: SignInProblem) => showSignIn(c, needs, { email, problem })
  if (email === '' || password === '') return again({ type: 'missing' })

  const loginKey = loginKeyOf(needs.secret, trust.trustId, email)
  const browser = await knownBrowser(c, needs, { trust, loginKey })
  const from = { email, password, browser, address: clientAddress(c), headers: c.req.raw.headers }
  const done = await signInWithPassword(needs, { trust, ...from })
  if (!done.ok) return again(problemOf(c, needs, done.error))
  passCookies(c, done.value.headers)
  const next = nextWithin(trust.slug, field('next') || undefined)
  if (done.value.token === undefined) {
    await endOwn(c, needs)
    return c.redirect(`${base}/sign-in/second-step?next=${encodeURIComponent(next)}`, 303)
  }
  const visitor = await welcome(c, needs, { trust, token: done.value.token })
  return visitor ? c.redirect(next, 303) : again({ type: 'not-let-in' })
}

function problemOf(
  c: Context,
  { clock }: SignInRoutesNeeds,
  error: { readonly type: 'wrong' } | { readonly type: 'wait'; readonly until: Date },
): SignInProblem {
  if (error.type === 'wrong') return error
  const now = clock.now()
  c.header('Retry-After', String(Math.ceil((error.until.getTime() - now.getTime()) / 1000)))
  return { type: 'wait', wait: waitWords(error.until, now) }
}

async function showStep(
  c: Context,
  desk: SignInDesk,
  shown: { readonly problem?: CodeProblem },
): Promise<Response> {
  const page = secondStepPage(desk.frame, {
    action: `${desk.base}/sign-in/second-step`,
    next: await nextOf(c, desk),
    againHref: `${desk.base}/sign-in`,
    ...shown,
  })
  return c.html(page, shown.problem === undefined ? 200 : 422)
}

function startAgain(c: Context, { base }: SignInDesk): Response {
  return c.redirect(`${base}/sign-in`, 303)
}

async function secondStep(c: Context, needs: SignInRoutesNeeds): Promise<Response> {
  const desk = signInDesk(c, needs)
  const field = await fieldsOf(c)
  const personId = await halfWayPerson(c, needs, desk)
  if (personId === undefined) return startAgain(c, desk)
  const code = field('code')
  if (code.trim() === '') return showStep(c, desk, { problem: 'missing' })

  const { trust } = desk
  const headers = c.req.raw.headers
  const done = await checkCode(needs, { trust, personId, code, headers })
  if (!done.ok) {
    const { type } = done.error
    return type === 'too-late' ? startAgain(c, desk) : showStep(c, desk, { problem: type })
  }
  passCookies(c, done.value.headers)
  const visitor = await welcome(c, needs, { trust, token: done.value.token })
  if (!visitor) return showSignIn(c, needs, { problem: { type: 'not-let-in' } })
  return c.redirect(nextWithin(trust.slug, field('next') || undefined), 303)
}

async function signOut(c: Context, needs: SignInRoutesNeeds): Promise<Response> {
  const { trust, base } = signInDesk(c, needs)
  await endOwn(c, needs)
  dropSessionCookie(c, needs, trust)
  return c.redirect(`${base}/sign-in?done=signed-out`, 303)
}

/** Ends the session this request came with, if any. */
async function endOwn(c: Context, { db, clock }: SignInRoutesNeeds): Promise<void> {
  const visitor = visitorOf(c)
  if (!visitor) return
  const { trustId, personId, sessionId } = visitor
  const at = clock.now()
  await db.transactionFor(trustId, (tx) => endOwnSessions(tx, { personId, at, only: sessionId }))
}
