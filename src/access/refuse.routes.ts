import type { Context } from 'hono'

import { isApi, problemDetails } from '#web/problem-details.ts'
import { notFoundPage } from '#web/problem.page.ts'
import type { Themes } from '#web/load-themes.ts'
import { signedInOf } from '#web/signed-in.ts'
import type { Frame } from '#web/layout.ts'
import { trustFrame } from '#web/trust-frame.ts'

import type { Action } from './action.ts'
import { trustOf } from './at-door.routes.ts'
import type { Decision } from './door.ts'
import { formRefusedPage, refusalPage, refusalTitle } from './refusal.page.ts'

/** What a page of refusal looks like: that of the trust in the address, where its theme is known. */
export type Site = { readonly demo: boolean; readonly themes?: Themes | undefined }

/** A request that the door does not let pass. */
export type Refusal = {
  readonly site: Site
  readonly action: Action
  readonly decision: Exclude<Decision, { readonly allowed: true }>
}

/** Ends a request that was refused: to the sign-in where that helps, else with a page that says who could. */
export function refuse(c: Context, refusal: Refusal): Response | Promise<Response> {
  const { decision, site } = refusal
  const signIn = signInAddress(c, decision.because)
  if (signIn !== undefined && isPageAsked(c)) return c.redirect(signIn, 303)
  const status = signIn === undefined ? 403 : 401
  if (speaksJson(c)) return problemDetails(c, { status, title: refusalTitle(decision) })
  return c.html(refusalPage(frameOf(c, site), { decision, signIn }), status)
}

/** Ends a request about something that is not there, or not there for this trust. */
export function showNothing(c: Context, site: Site): Response | Promise<Response> {
  if (speaksJson(c)) return problemDetails(c, { status: 404, title: 'There is nothing here' })
  return c.html(notFoundPage(frameOf(c, site)), 404)
}

/** Ends a form that did not come from a page of ours. */
export function refuseForm(c: Context, site: Site): Response | Promise<Response> {
  return c.html(formRefusedPage(frameOf(c, site)), 403)
}

function signInAddress(c: Context, because: Refusal['decision']['because']): string | undefined {
  const trust = trustOf(c)
  if (trust === undefined || (because !== 'not-signed-in' && because !== 'away-too-long')) return
  const { pathname, search } = new URL(c.req.url)
  const next = isPageAsked(c) ? `?next=${encodeURIComponent(pathname + search)}` : ''
  return `/trusts/${trust.slug}/sign-in${next}`
}

function isPageAsked(c: Context): boolean {
  return c.req.method === 'GET' && !speaksJson(c)
}

function speaksJson({ req }: Context): boolean {
  return isApi(req.path) || req.path.startsWith('/scim/') || req.path.endsWith('.json')
}

function frameOf(c: Context, { demo, themes }: Site): Frame {
  const theme = themes?.get(trustOf(c)?.slug ?? '')
  if (theme) return trustFrame(c, theme, { demo })
  const signedIn = signedInOf(c)
  return { demo, signedIn, homeHref: signedIn?.homeHref }
}
