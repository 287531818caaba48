import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'

import { morningQueue } from './ask-for-mornings.ts'
import type { Job, Work } from './job.ts'
import type { Morning } from './morning.ts'
import { closeRound, findRound } from './mornings.store.ts'

/** What makes the rounds that were asked for. */
export type MorningNeeds = { readonly clock: Clock; readonly mornings: readonly Morning[] }

/** Makes the rounds of a morning; one whose day is over is left to the next day's. */
export function makeMorningRounds({ clock, mornings }: MorningNeeds): Work {
  return { name: morningQueue, run: (job) => makeRound({ clock, mornings }, job) }
}

async function makeRound(
  { clock, mornings }: MorningNeeds,
  { ids, transaction }: Job,
): Promise<void> {
  const roundId = ids['roundId'] ?? ''
  const round = await transaction((tx) => findRound(tx, roundId))
  const today = dayOf(clock.now())
  if (!round || round.doneAt !== null || round.day !== today) return
  const morning = mornings.find(({ name }) => name === round.morning)
  // Tried again: a newer version that has it may run beside this one.
  if (morning === undefined) throw new Error(`there is no morning called ${round.morning}`)
  await morning.run({ trust: round.trust, today, transaction })
  await transaction((tx) => closeRound(tx, roundId, clock.now()))
}
