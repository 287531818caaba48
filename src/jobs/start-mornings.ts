import type { Clock } from '#core/clock.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'

import { askForMornings, isMorning } from './ask-for-mornings.ts'
import type { Morning } from './morning.ts'
import type { Running } from './start-jobs.ts'

/** What asking each morning needs; `report` tells whoever runs the installation what went wrong. */
export type StartMorningsNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly report: (id: string, error: Error) => void
}

/**
 * Asks for the rounds of each day once it is 06:00 in London, and at once when that has passed. Looks at
 * the clock every minute, so that a changed clock or a computer that slept does not lose a day.
 */
export function startMornings(
  { db, clock, report }: StartMorningsNeeds,
  mornings: readonly Morning[],
  everySeconds = 60,
): Running {
  let asked: IsoDay | undefined
  let asking = Promise.resolve()

  async function look(): Promise<void> {
    const now = clock.now()
    if (dayOf(now) === asked || !isMorning(now)) return
    try {
      await askForMornings({ db, clock }, mornings)
      asked = dayOf(now)
    } catch (error) {
      report('mornings', error instanceof Error ? error : new Error(String(error)))
    }
  }

  asking = look()
  const timer = setInterval(() => {
    asking = asking.then(look)
  }, everySeconds * 1000)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await asking
    },
  }
}
