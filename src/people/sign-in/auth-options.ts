import { newId } from '#core/ids.ts'

/** A session ends so many seconds after it was opened, whatever happens in it. */
export const sessionSeconds = 12 * 60 * 60

const times = { createdAt: 'made_at', updatedAt: 'changed_at' } as const

/** What better-auth calls its tables and columns, and what ours are called. */
export const tableNames = {
  user: { modelName: 'login', fields: { emailVerified: 'email_verified', ...times } },
  account: {
    modelName: 'login_method',
    fields: { userId: 'person_id', providerId: 'provider', accountId: 'account_key', ...times },
  },
  verification: {
    modelName: 'login_proof',
    fields: { expiresAt: 'expires_at', ...times },
    // What is in a link or a cookie is not in the database.
    storeIdentifier: 'hashed',
  },
} as const

/** The same for sessions, which hold more than better-auth asks. */
export const sessionNames = {
  modelName: 'login_session',
  fields: {
    userId: 'person_id',
    userAgent: 'browser',
    createdAt: 'opened_at',
    updatedAt: 'changed_at',
    expiresAt: 'expires_at',
  },
  additionalFields: {
    way: { type: 'string', required: true, input: false },
    strong: { type: 'boolean', required: true, input: false },
    seenAt: { type: 'date', required: true, input: false, fieldName: 'seen_at' },
  },
  expiresIn: sessionSeconds,
  // A session's end is never moved, and no request counts as too old for a change: asking for the
  // password again is what guards those.
  disableSessionRefresh: true,
  freshAge: 0,
} as const

/** The names of what the plugins keep. */
export const pluginNames = {
  twoFactor: {
    user: { fields: { twoFactorEnabled: 'has_second_factor' } },
    twoFactor: {
      modelName: 'second_factor',
      fields: {
        userId: 'person_id',
        backupCodes: 'backup_codes',
        failedVerificationCount: 'failures',
        lockedUntil: 'locked_until',
      },
    },
  },
} as const

/** What keeps cookies to one trust, and to this host where there is HTTPS. */
export function cookieOptions({ slug, overHttps }: { slug: string; overHttps: boolean }) {
  return {
    // better-auth would name them __Secure-; __Host- also keeps them from other hosts of the domain.
    useSecureCookies: false,
    cookiePrefix: overHttps ? `__Host-houserules-${slug}` : `houserules-${slug}`,
    defaultCookieAttributes: { secure: overHttps, httpOnly: true, sameSite: 'lax', path: '/' },
    database: { generateId: newId },
    ipAddress: { disableIpTracking: true },
  } as const
}

/** The name of the cookie that holds a session of a trust. */
export function sessionCookieOf(trust: { slug: string; overHttps: boolean }): string {
  return `${cookieOptions(trust).cookiePrefix}.session_token`
}
