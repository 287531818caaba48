import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins/two-factor'

import type { Clock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import type { Trust } from '#people/trust.ts'

import { authAdapter } from './auth-adapter.store.ts'
import { cookieOptions, pluginNames, sessionNames, tableNames } from './auth-options.ts'
import { browserWords } from './browser-words.ts'
import { longestPassword, shortestPassword } from './passwords/password-rules.ts'
import { secretFor, type SignInSecret } from './sign-in-secret.ts'
import { wayAt } from './ways.ts'

/** What signing in needs from outside. */
export type SignInNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly secret: SignInSecret
  /** The address people reach the installation at, such as `https://rules.example`; none in a demonstration. */
  readonly address?: string | undefined
}

/** better-auth, for one trust. */
export type Auth = ReturnType<typeof makeAuth>

/** The trust's own better-auth: its people, sessions and cookies are no other trust's. */
export function makeAuth(needs: SignInNeeds, { trustId, slug }: Pick<Trust, 'trustId' | 'slug'>) {
  const overHttps = needs.address?.startsWith('https://') ?? false
  return betterAuth({
    ...tableNames,
    appName: 'Houserules',
    baseURL: needs.address ?? 'http://localhost',
    secret: secretFor(needs.secret, 'sessions', trustId),
    database: authAdapter(needs, trustId),
    session: sessionNames,
    advanced: cookieOptions({ slug, overHttps }),
    databaseHooks: { session: { create: { before: sessionKeeper(needs.clock) } } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      autoSignIn: false,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      revokeSessionsOnPasswordReset: true,
    },
    plugins: [
      twoFactor({ issuer: 'Houserules', schema: pluginNames.twoFactor }),
      passkey({ schema: pluginNames.passkey, ...passkeyPlace(needs.address) }),
    ],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })
}

type Opening = Readonly<Record<string, unknown>> & {
  readonly userAgent?: string | null | undefined
}
type Endpoint = {
  readonly path: string
  readonly context: {
    readonly session?: { readonly session: Readonly<Record<string, unknown>> } | null
  }
} | null

/** What is kept of a session that opens: how, when by our clock, and the browser in words; no address. */
function sessionKeeper(clock: Clock) {
  return async (session: Opening, endpoint: Endpoint) => {
    const { way, strong } = wayOf(session, endpoint)
    const now = clock.now()
    const userAgent = browserWords(session.userAgent)
    const data = { way, strong, createdAt: now, seenAt: now, userAgent, ipAddress: undefined }
    return { data }
  }
}

/** A new password leaves a session as strong as it was. */
function wayOf(session: Opening, endpoint: Endpoint) {
  const { way, strong } = wayAt(endpoint?.path) ?? session
  if (endpoint?.path !== '/change-password') return { way, strong }
  const before = endpoint.context.session?.session
  return { way: before?.['way'], strong: before?.['strong'] }
}

/** Where passkeys belong. A demonstration has them at `http://localhost`: addresses of numbers have none. */
function passkeyPlace(address: string | undefined) {
  if (address === undefined) return { rpID: 'localhost' }
  return { rpID: new URL(address).hostname, origin: new URL(address).origin }
}
