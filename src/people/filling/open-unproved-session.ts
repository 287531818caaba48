import type { Clock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import { ensureLogin } from '#people/sign-in/logins.store.ts'
import type { AuthOf, TrustHere } from '#people/sign-in/open-auth.ts'
import { openSession } from '#people/sign-in/open-session.ts'

/** What opens sessions that nobody proved a right to. */
export type UnprovedNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly authOf: AuthOf
  readonly config: { readonly mode: 'demonstration' | 'installation' }
}

/**
 * Opens a session for an invented person of a demonstration, as strong as any, and gives what its cookie
 * holds. Throws outside a demonstration: nobody has proved who they are.
 */
export async function openUnprovedSession(
  { db, clock, authOf, config }: UnprovedNeeds,
  trust: TrustHere,
  asked: {
    readonly personId: string
    readonly userAgent?: string | undefined
    /** What the cookie held so far: that session ends. */
    readonly instead?: string | undefined
  },
): Promise<string> {
  if (config.mode !== 'demonstration') {
    throw new Error('signing in as somebody without proof is for a demonstration only')
  }
  const at = clock.now()
  await db.transactionFor(trust.trustId, (tx) => ensureLogin(tx, { personId: asked.personId, at }))
  const { personId, userAgent, instead } = asked
  if (instead !== undefined) {
    await (await authOf(trust).$context).internalAdapter.deleteSession(instead)
  }
  return openSession(authOf, trust, { personId, userAgent, way: 'demonstration', strong: true })
}
