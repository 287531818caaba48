import { Hono } from 'hono'
import { requestId } from 'hono/request-id'
import { systemClock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import { setUpTrustAtDoor } from '#people/at-trust.routes.ts'
import type { OidcNeeds } from '#people/sign-in/oidc/begin-sign-in.ts'
import { oidcPages } from '#people/sign-in/oidc/oidc-pages.routes.ts'
import type { Authorities, ProviderName, ProviderSettings } from '#people/sign-in/oidc/provider.ts'
import { openOidc } from '#people/sign-in/oidc/open-oidc.ts'
import { allowPupils } from '#people/sign-in/oidc/settings/allow-pupils.ts'
import { saveProvider } from '#people/sign-in/oidc/settings/save-provider.ts'
import { openAuth } from '#people/sign-in/open-auth.ts'
import { setUpVisitor } from '#people/sign-in/set-up-visitor.routes.ts'
import type { Trust } from '#people/trust.ts'
import { keptOfTrust } from '#test/kept-of-trust.ts'
import { testSignInSecret } from '#test/signed-in.ts'
import { testDoor } from '#test/test-door.ts'
import { type RequestLine, setUpRequestLog } from '#web/request-log.ts'
import { makeTheme } from '#web/theme.ts'

import { type Ask, type Browser, newBrowser } from './browser-jar.ts'
import { client } from './lying-provider.ts'

/** Where the application of these tests is. */
export const appOrigin = 'http://houserules.test'

/** The Microsoft tenant of these tests, and the one of somebody else. */
export const tenant = '5f1c1f3e-8a0b-4c1d-9e2f-a0b1c2d3e4f5'
export const otherTenant = '0d9c8b7a-6f5e-4d3c-8b2a-19f8e7d6c5b4'

/** The routes of signing in with an organisation on their own, and what they did. */
export type OidcApp = {
  readonly needs: OidcNeeds
  readonly request: (path: string, init?: RequestInit) => Response | Promise<Response>
  readonly browser: () => Browser
  /** The sessions that are open, the first first. */
  readonly sessions: () => Promise<readonly OpenSession[]>
  /** The lines of the log about requests that were refused. */
  readonly refused: readonly RequestLine[]
  /** Everything a trust keeps but the attempts under way, to compare. */
  readonly kept: () => Promise<string>
  readonly addressOf: (provider: ProviderName, next?: string) => string
}

/** A session that is open. */
export type OpenSession = {
  readonly personId: string
  readonly strong: boolean
  readonly way: string
}

/** The routes over a database, for one trust and organisations that are servers of the test. */
export function oidcApp(db: Db, trust: Trust, authorities: Authorities): OidcApp {
  const refused: RequestLine[] = []
  const log = (line: RequestLine) => {
    if (line.because !== undefined) refused.push(line)
  }
  const signIn = { db, clock: systemClock, secret: testSignInSecret }
  const needs = openOidc(signIn, authorities)
  const themes = new Map([[trust.slug, themeOf(trust)]])
  const app = new Hono()
  app.use(requestId())
  app.use(setUpRequestLog({ clock: systemClock, log }))
  app.use('/trusts/:slug/*', setUpTrustAtDoor({ db, themes }))
  app.use('/trusts/:slug/*', setUpVisitor(signIn))
  const shown = { themes, demo: true, door: testDoor(), authOf: openAuth(signIn) }
  app.route('/', oidcPages({ ...signIn, ...needs, ...shown }))
  const ask: Ask = (url, init) => app.request(url, init)
  const signIns = `${appOrigin}/trusts/${trust.slug}/sign-in`
  return {
    needs,
    request: (path, init) => app.request(`${appOrigin}${path}`, init),
    refused,
    browser: () => newBrowser({ origin: appOrigin, ask }),
    sessions: () => openSessions(db, trust),
    kept: () => keptOfTrust(db, trust, tables),
    addressOf: (provider, next) => `${signIns}/with/${provider}${next ? `?next=${next}` : ''}`,
  }
}

async function openSessions(db: Db, { trustId }: Trust): Promise<readonly OpenSession[]> {
  return db.transactionFor(trustId, ({ query }) =>
    query
      .selectFrom('login_session')
      .select(['person_id as personId', 'strong', 'way'])
      .orderBy('opened_at')
      .orderBy('id')
      .execute(),
  )
}

/** Settles that a trust's people sign in with an organisation of a test. */
export async function settleOn(
  { needs }: Pick<OidcApp, 'needs'>,
  { trustId }: Trust,
  settings: Partial<ProviderSettings> & { readonly pupilsMay?: boolean } = {},
): Promise<void> {
  const { pupilsMay = false, ...own } = settings
  await allowPupils(needs, { trustId, by: 'test', may: pupilsMay })
  const saved = await saveProvider(needs, {
    trustId,
    by: 'test',
    settings: {
      name: 'microsoft',
      isOn: true,
      organisation: tenant,
      clientId: client.id,
      enforcesSecondFactor: false,
      linkSource: 'entra',
      ...own,
    },
    clientSecret: client.secret,
  })
  if (!saved.ok) throw new Error(saved.error.type)
}

const tables = [
  'person',
  'stay',
  'external_id',
  'login',
  'login_method',
  'login_session',
  'sign_in_provider',
  'account_request',
  'audit_entry',
]

function themeOf({ slug, name, code }: Trust) {
  const made = makeTheme({ slug, name, shortName: name, code, colour: '#1c5c3c' })
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}
