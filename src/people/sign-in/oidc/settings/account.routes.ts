import { type Context, Hono, type MiddlewareHandler } from 'hono'

import { dayOf } from '#core/iso-day.ts'
import { isId } from '#core/ids.ts'
import type { OidcRoutesNeeds } from '#people/sign-in/oidc/oidc.routes.ts'
import { fieldsOf } from '#people/sign-in/sign-in-desk.routes.ts'
import { notFoundPage } from '#web/problem.page.ts'

import { accountPage } from './account.page.ts'
import { type AtSettings, atSettings } from './at-settings.routes.ts'
import { candidatesNamed } from './candidates.ts'
import { dismissRequested, linkRequested } from './decide-account.ts'
import { readSignInSettings } from './read-sign-in-settings.ts'

const words = {
  choose: 'Select the person it belongs to',
  gone: 'This person is not there any more. Search again',
  linked: 'This account was linked in the meantime',
} as const

/** Saying whose an account is that stands for nobody yet. */
export function accountRoutes(needs: OidcRoutesNeeds, may: MiddlewareHandler): Hono {
  const at = '/trusts/:slug/settings/sign-in/accounts/:id'
  return new Hono()
    .get(at, may, (c) => show(c, needs, { searched: c.req.query('name') ?? '' }))
    .post(at, may, (c) => link(c, needs))
    .post(`${at}/dismiss`, may, (c) => dismiss(c, needs))
}

async function show(
  c: Context,
  needs: OidcRoutesNeeds,
  { searched, error }: { readonly searched: string; readonly error?: string },
): Promise<Response> {
  const { trustId, base, frame } = atSettings(c, needs)
  const { requests } = await readSignInSettings(needs, trustId)
  const request = requests.find(({ requestId }) => requestId === c.req.param('id'))
  if (!request) return c.html(notFoundPage(frame), 404)
  const today = dayOf(needs.clock.now())
  const candidates = await candidatesNamed(needs, { trustId, today, words: searched })
  const model = { base, request, searched, candidates, error }
  return c.html(accountPage(frame, model), error === undefined ? 200 : 422)
}

async function link(c: Context, needs: OidcRoutesNeeds): Promise<Response> {
  const here = atSettings(c, needs)
  const sent = await fieldsOf(c)
  const [searched, personId] = [sent('name'), sent('person')]
  if (!isId(personId)) return show(c, needs, { searched, error: words.choose })
  const done = await linkRequested(needs, { ...asked(c, here), personId })
  if (done.ok) return c.redirect(`${here.base}?done=linked`, 303)
  switch (done.error.type) {
    case 'no-such-request':
      return c.html(notFoundPage(here.frame), 404)
    case 'no-such-person':
      return show(c, needs, { searched, error: words.gone })
    case 'linked-already':
      return c.redirect(`${here.base}?done=linked`, 303)
  }
}

async function dismiss(c: Context, needs: OidcRoutesNeeds): Promise<Response> {
  const here = atSettings(c, needs)
  const done = await dismissRequested(needs, asked(c, here))
  if (done.ok) return c.redirect(`${here.base}?done=dismissed`, 303)
  return c.html(notFoundPage(here.frame), 404)
}

function asked(c: Context, { trustId, by }: AtSettings) {
  const id = c.req.param('id') ?? ''
  return { trustId, by, requestId: isId(id) ? id : noRequest }
}

/** The id of no request: what is no id at all finds nothing. */
const noRequest = '00000000-0000-0000-0000-000000000000'
