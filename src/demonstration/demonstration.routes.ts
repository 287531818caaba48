import { type Context, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'

import { trustOf } from '#access/at-door.routes.ts'
import type { Door } from '#access/door.routes.ts'
import { openUnprovedSession, type UnprovedNeeds } from '#people/filling/open-unproved-session.ts'
import { nextWithin } from '#people/sign-in/oidc/next-within.ts'
import { putSessionCookie, readSessionCookie } from '#people/sign-in/session-cookie.routes.ts'
import type { SignInSecret } from '#people/sign-in/sign-in-secret.ts'
import type { Link } from '#web/layout.ts'
import type { Themes } from '#web/load-themes.ts'
import { cameFromOwnComputer } from '#web/own-computer.ts'
import { trustFrame } from '#web/trust-frame.ts'

import { offeredPeople, type OfferingNeeds } from './offered-people.ts'
import { signInAsPage } from './sign-in-as.page.ts'

/** What signing in as somebody invented needs. */
export type DemonstrationNeeds = OfferingNeeds &
  UnprovedNeeds & {
    readonly themes: Themes
    readonly door: Door
    readonly secret: SignInSecret
  }

/**
 * The page to sign in as an invented person of a trust. It is there in a demonstration only, and only
 * for requests that this computer sends to itself.
 */
export function demonstrationRoutes(needs: DemonstrationNeeds): Hono {
  if (needs.config.mode !== 'demonstration') return new Hono()
  const may = needs.door.may('sign-in')
  return new Hono()
    .get('/trusts/:slug/sign-in/as', may, (c) => show(c, needs, c.req.query('next')))
    .post('/trusts/:slug/sign-in/as', may, (c) => choose(c, needs))
}

/** The link to the page, for the page to sign in. */
export function wayToDemonstration(slug: string, next: string): readonly Link[] {
  const href = `/trusts/${slug}/sign-in/as?next=${encodeURIComponent(next)}`
  return [{ text: 'Sign in as somebody invented', href }]
}

async function show(
  c: Context,
  needs: DemonstrationNeeds,
  next: string | undefined,
): Promise<Response> {
  const { trust, theme } = here(c, needs)
  const people = await offeredPeople(needs, trust)
  const isMissing = c.req.method === 'POST'
  const address = `/trusts/${trust.slug}/sign-in/as`
  const frame = trustFrame(c, theme, { demo: true })
  return c.html(signInAsPage(frame, { address, next, people, isMissing }), isMissing ? 422 : 200)
}

async function choose(c: Context, needs: DemonstrationNeeds): Promise<Response> {
  const { trust } = here(c, needs)
  const form = await c.req.parseBody()
  const next = textOf(form['next'])
  const key = textOf(form['person'])
  const chosen = (await offeredPeople(needs, trust)).find((one) => one.key === key)
  if (chosen === undefined) return show(c, needs, next)
  const token = await openUnprovedSession(needs, trust, {
    personId: chosen.personId,
    userAgent: c.req.header('user-agent'),
    instead: readSessionCookie(c, needs, trust),
  })
  await putSessionCookie(c, { secret: needs.secret, token }, trust)
  return c.redirect(nextWithin(trust.slug, next), 303)
}

/** The trust and its look, behind the door and for this computer only. */
function here(c: Context, { themes }: DemonstrationNeeds) {
  if (!cameFromOwnComputer(c)) throw new HTTPException(403)
  const trust = trustOf(c)
  const theme = themes.get(trust?.slug ?? '')
  if (!trust || !theme) throw new Error('the door let through a trust that is not there')
  return { trust, theme }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
