import { type Context, Hono } from 'hono'

import { linkOf } from '#people/sign-in/link-in-address.routes.ts'
import { openSession } from '#people/sign-in/open-session.ts'
import { putSessionCookie } from '#people/sign-in/session-cookie.routes.ts'
import { signInDesk, type SignInRoutesNeeds } from '#people/sign-in/sign-in-desk.routes.ts'
import { welcome } from '#people/sign-in/welcome.routes.ts'

import { comeIn, type WayIn, wayInIsOpen } from './come-in.ts'
import { emergencyOverPage, emergencyPage } from './emergency.page.ts'

/** The way in for emergencies. Looking at it uses nothing up; coming in is told to everybody in charge. */
export function emergencyRoutes(needs: SignInRoutesNeeds): Hono {
  const open = needs.door.may('sign-in')
  const path = '/trusts/:slug/sign-in/emergency/:id'
  return new Hono().get(path, open, (c) => show(c, needs)).post(path, open, (c) => enter(c, needs))
}

function wayInOf(c: Context): WayIn | undefined {
  const link = linkOf(c)
  return link && { breakGlassId: link.invitationId, key: link.key }
}

async function show(c: Context, needs: SignInRoutesNeeds): Promise<Response> {
  const { trust, frame, base } = signInDesk(c, needs)
  const wayIn = wayInOf(c)
  if (!wayIn || !(await wayInIsOpen(needs, trust.trustId, wayIn))) {
    return c.html(emergencyOverPage(frame), 410)
  }
  const { breakGlassId, key } = wayIn
  const action = `${base}/sign-in/emergency/${breakGlassId}?key=${encodeURIComponent(key)}`
  return c.html(emergencyPage(frame, { action }))
}

async function enter(c: Context, needs: SignInRoutesNeeds): Promise<Response> {
  const { trust, frame, base } = signInDesk(c, needs)
  const wayIn = wayInOf(c)
  const personId = wayIn && (await comeIn(needs, { trust, wayIn }))
  if (personId === undefined) return c.html(emergencyOverPage(frame), 410)
  const userAgent = c.req.header('user-agent')
  const opening = { personId, way: 'break-glass', strong: true, userAgent } as const
  const token = await openSession(needs.authOf, trust, opening)
  await putSessionCookie(c, { ...needs, token }, trust)
  const visitor = await welcome(c, needs, { trust, token })
  return visitor ? c.redirect(base, 303) : c.html(emergencyOverPage(frame), 410)
}
