import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins/two-factor'

import type { Clock } from '#core/clock.ts'
import { isRecord } from '#core/is-record.ts'
import type { Db } from '#db/db.ts'
import type { Trust } from '#people/trust.ts'

import { authAdapter } from './adapter/auth-adapter.store.ts'
import { cookieOptions, pluginNames, sessionNames, tableNames } from './auth-options.ts'
import { browserWords } from './sessions/browser-words.ts'
import { hashPassword, verifyPassword } from './passwords/password-hash.ts'
import { longestPassword, shortestPassword } from './passwords/password-rules.ts'
import { secretFor, type SignInSecret } from './sign-in-secret.ts'
import { wayAt } from './sessions/ways.ts'

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
      password: { hash: hashPassword, verify: verifyPassword },
    },
    plugins: [twoFactor({ issuer: 'Houserules', schema: pluginNames.twoFactor })],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })
}

type Opening = Readonly<Record<string, unknown>> & {
  readonly userId: string
  readonly userAgent?: string | null | undefined
}
type Endpoint = {
  readonly path: string
  readonly context: {
    readonly session?: { readonly session: Readonly<Record<string, unknown>> } | null
    readonly internalAdapter: { readonly findUserById: (id: string) => Promise<unknown> }
  }
} | null

/** What is kept of a session that opens: how, when by our clock, and the browser in words; no address. */
function sessionKeeper(clock: Clock) {
  return async (session: Opening, endpoint: Endpoint) => {
    const { way, strong } = await wayOf(session, endpoint)
    const now = clock.now()
    const userAgent = browserWords(session.userAgent)
    const data = { way, strong, createdAt: now, seenAt: now, userAgent, ipAddress: undefined }
    return { data }
  }
}

async function wayOf(session: Opening, endpoint: Endpoint) {
  const { way, strong } = session
  if (!endpoint) return { way, strong }
  const opened = wayAt(endpoint.path)
  if (opened?.way === 'password') return afterPassword(session, endpoint)
  return opened ?? asBefore(session, endpoint)
}

/** A new password leaves a session as strong as it was. */
function asBefore(session: Opening, { path, context }: NonNullable<Endpoint>) {
  const { way, strong } = (path === '/change-password' && context.session?.session) || session
  return { way, strong }
}

/** A password is all of the way in, or half of it for someone with an authenticator app. */
async function afterPassword({ userId }: Opening, { context }: NonNullable<Endpoint>) {
  const login = await context.internalAdapter.findUserById(userId)
  const hasSecond = isRecord(login) && login['twoFactorEnabled'] === true
  return { way: hasSecond ? 'half-way' : 'password', strong: false }
}
