import { instantAt } from '#core/clock.ts'
import type { Way } from '#db/tables/sign-in.ts'

import { sessionSeconds } from '#people/sign-in/auth-options.ts'

/** The way in for emergencies is open for an hour. */
const breakGlassSeconds = 60 * 60

/** When a session ends, whatever happens in it. */
export function endOf(openedAt: Date, way: Way): Date {
  const seconds = way === 'break-glass' ? breakGlassSeconds : sessionSeconds
  return instantAt(openedAt.getTime() + seconds * 1000)
}

/** Whole minutes from one instant to a later one. */
export function minutesBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000))
}

/** Sessions that were opened up to this instant have ended by now, however they were opened. */
export function endedIfOpenedBy(now: Date): Date {
  return instantAt(now.getTime() - sessionSeconds * 1000)
}
