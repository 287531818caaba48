import { type Context, Hono } from 'hono'

import { linkOf } from '#people/sign-in/link-in-address.routes.ts'
import type { PasswordProblem } from '#people/sign-in/passwords/password-rules.ts'
import {
  fieldsOf,
  signInDesk,
  type SignInRoutesNeeds,
} from '#people/sign-in/sign-in-desk.routes.ts'
import { clientAddress } from '#people/sign-in/slow-down/client-address.routes.ts'

import { askForPassword } from './ask-for-password.ts'
import { choosePassword, readForgotten } from './choose-password.ts'
import { choosePasswordPage, forgottenOverPage, forgottenPage, sentPage } from './forgotten.page.ts'

/** Asking for another password in place of a forgotten one, and choosing it. */
export function forgottenRoutes(needs: SignInRoutesNeeds): Hono {
  const open = needs.door.may('sign-in')
  const chosen = '/trusts/:slug/sign-in/new-password/:id'
  return new Hono()
    .get('/trusts/:slug/sign-in/forgotten', open, (c) => {
      const { frame, base } = signInDesk(c, needs)
      if (c.req.query('sent') !== undefined) return c.html(sentPage(frame, base))
      return c.html(forgottenPage(frame, { base, isMissing: false }))
    })
    .post('/trusts/:slug/sign-in/forgotten', open, (c) => ask(c, needs))
    .get(chosen, open, (c) => show(c, needs))
    .post(chosen, open, (c) => choose(c, needs))
}

async function ask(c: Context, needs: SignInRoutesNeeds): Promise<Response> {
  const { trust, frame, base, origin } = signInDesk(c, needs)
  const email = (await fieldsOf(c))('email').trim()
  if (email === '') return c.html(forgottenPage(frame, { base, isMissing: true }), 422)
  await askForPassword(needs, { trust, email, origin, address: clientAddress(c) })
  return c.redirect(`${base}/sign-in/forgotten?sent`, 303)
}

async function show(
  c: Context,
  needs: SignInRoutesNeeds,
  problem?: PasswordProblem,
): Promise<Response> {
  const { trust, frame, base } = signInDesk(c, needs)
  const link = linkOf(c)
  const found = link && (await readForgotten(needs, trust.trustId, link))
  if (!link || !found) return c.html(forgottenOverPage(frame, base), 410)
  const { invitationId, key } = link
  const action = `${base}/sign-in/new-password/${invitationId}?key=${encodeURIComponent(key)}`
  const status = problem === undefined ? 200 : 422
  return c.html(choosePasswordPage(frame, { action, problem }), status)
}

async function choose(c: Context, needs: SignInRoutesNeeds): Promise<Response> {
  const { trust, frame, base } = signInDesk(c, needs)
  const [link, field] = [linkOf(c), await fieldsOf(c)]
  if (!link) return c.html(forgottenOverPage(frame, base), 410)
  const done = await choosePassword(needs, { trust, link, password: field('password') })
  if (done.ok) return c.redirect(`${base}/sign-in?done=password`, 303)
  if (done.error.type === 'not-valid') return c.html(forgottenOverPage(frame, base), 410)
  return show(c, needs, done.error.problem)
}
