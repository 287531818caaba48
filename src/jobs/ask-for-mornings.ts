import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { addDays, dayOf } from '#core/iso-day.ts'
import type { Db, Tx } from '#db/db.ts'

import type { Morning } from './morning.ts'
import { findTrustIds, forgetRoundsBefore, insertRound } from './mornings.store.ts'
import { sendJob } from './send-job.ts'

/** The queue in which the rounds of a morning wait. */
export const morningQueue = 'morning-round'

/** The hour in London from which a day's rounds are made. */
const morningHour = 6

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  hourCycle: 'h23',
})

/** Whether the morning has come in the schools of England: 06:00 or later. */
export function isMorning(instant: Date): boolean {
  return Number(london.format(instant)) >= morningHour
}

/**
 * Puts today's rounds of every trust into the queue and gives how many; those asked for before, by
 * whatever process, are not asked for again. Nothing before 06:00 in London.
 */
export async function askForMornings(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  mornings: readonly Morning[],
): Promise<number> {
  const now = clock.now()
  if (!isMorning(now)) return 0
  const day = dayOf(now)
  let asked = 0
  for (const trustId of await db.transaction(findTrustIds)) {
    asked += await db.transactionFor(trustId, async (tx) => {
      await forgetRoundsBefore(tx, addDays(day, -keptDays))
      let ofTrust = 0
      for (const { name: morning } of mornings) {
        const round = { roundId: newId(), day, morning, askedAt: now }
        if (await ask(tx, round)) ofTrust += 1
      }
      return ofTrust
    })
  }
  return asked
}

/** Rounds are kept so many days, for whoever looks why something was or was not done. */
const keptDays = 60

async function ask(tx: Tx, round: Parameters<typeof insertRound>[1]): Promise<boolean> {
  const isNew = await insertRound(tx, round)
  if (isNew) await sendJob(tx, morningQueue, { roundId: round.roundId })
  return isNew
}
