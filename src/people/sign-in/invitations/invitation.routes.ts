import { type Context, Hono } from 'hono'

import { linkOf } from '#people/sign-in/link-in-address.routes.ts'
import { openSession } from '#people/sign-in/open-session.ts'
import { organisationLinks } from '#people/sign-in/organisation-links.routes.ts'
import { passkeyPlace } from '#people/sign-in/passkeys/passkey-place.ts'
import type { PasswordProblem } from '#people/sign-in/passwords/password-rules.ts'
import { putSessionCookie } from '#people/sign-in/session-cookie.routes.ts'
import {
  fieldsOf,
  type SignInDesk,
  signInDesk,
  type SignInRoutesNeeds,
} from '#people/sign-in/sign-in-desk.routes.ts'
import { welcome } from '#people/sign-in/welcome.routes.ts'

import { acceptInvitation, readInvitation } from './accept-invitation.ts'
import { invitationOverPage, invitationPage } from './invitation.page.ts'

/** What the link in an invitation opens. Its secret is in the query, which is never logged. */
export function invitationRoutes(needs: SignInRoutesNeeds): Hono {
  const open = needs.door.may('sign-in')
  return new Hono()
    .get('/trusts/:slug/invitations/:id', open, (c) => show(c, needs))
    .post('/trusts/:slug/invitations/:id', open, (c) => accept(c, needs))
}

async function show(
  c: Context,
  needs: SignInRoutesNeeds,
  problem?: PasswordProblem,
): Promise<Response> {
  const desk = signInDesk(c, needs)
  const { trust, frame, base } = desk
  const link = linkOf(c)
  const invitation = link && (await readInvitation(needs, trust.trustId, link))
  if (!link || !invitation) return over(c, desk)
  const action = `${base}/invitations/${link.invitationId}?key=${encodeURIComponent(link.key)}`
  const ways = await organisationLinks(
    needs,
    desk,
    `invitation=${link.invitationId}&key=${encodeURIComponent(link.key)}`,
  )
  const hasPasskeys = passkeyPlace(needs.address, c.req.url) !== undefined
  const { email } = invitation
  const model = { trustName: trust.name, email, action, ways, hasPasskeys, problem }
  return c.html(invitationPage(frame, model), problem === undefined ? 200 : 422)
}

function over(c: Context, { frame, base }: SignInDesk): Response | Promise<Response> {
  return c.html(invitationOverPage(frame, base), 410)
}

async function accept(c: Context, needs: SignInRoutesNeeds): Promise<Response> {
  const desk = signInDesk(c, needs)
  const { trust, base } = desk
  const field = await fieldsOf(c)
  const link = linkOf(c)
  if (!link) return over(c, desk)
  const isPasskey = field('with') === 'passkey'
  const password = isPasskey ? undefined : field('password')
  const done = await acceptInvitation(needs, { trust, link, password })
  if (!done.ok) {
    return done.error.type === 'not-valid' ? over(c, desk) : show(c, needs, done.error.problem)
  }
  const { personId } = done.value
  const userAgent = c.req.header('user-agent')
  const opening = { personId, way: 'invitation', strong: false, userAgent } as const
  const token = await openSession(needs.authOf, trust, opening)
  await putSessionCookie(c, { ...needs, token }, trust)
  const visitor = await welcome(c, needs, { trust, token })
  if (!visitor) return over(c, desk)
  return c.redirect(
    isPasskey ? `${base}/account/passkeys/new` : `${base}/account/authenticator?new`,
    303,
  )
}
