import type { Tx } from '#db/db.ts'
import { couldBeStronger } from '#people/sign-in/sessions/could-be-stronger.store.ts'
import { minutesBetween } from '#people/sign-in/sessions/session-time.ts'

import { findOpening } from './passkeys.store.ts'

/** For so many minutes after signing in, what one signs in with may be changed without doing it again. */
export const recentMinutes = 15

/** Whether a session began so recently, and as strongly as its owner can, that they need not sign in again first. */
export async function isRecent(tx: Tx, sessionId: string, now: Date): Promise<boolean> {
  const opened = await findOpening(tx, sessionId)
  if (opened === undefined || minutesBetween(opened, now) >= recentMinutes) return false
  return !(await couldBeStronger(tx, sessionId))
}
