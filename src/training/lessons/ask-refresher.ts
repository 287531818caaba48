import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { OfTrust } from '#policies/shelf.ts'
import type { ReadingNeeds } from '#training/acknowledging/own-reading.ts'
import type { SeenPlaces } from '#training/outstanding/seen-places.ts'
import { standings } from '#training/outstanding/standings.ts'

import { insertRefresher } from './refreshers.store.ts'

/** Somebody asks people to read or learn something once more. */
export type RefresherAsked = {
  readonly trust: OfTrust
  readonly by: string
  readonly places: SeenPlaces
  readonly refresherId: string
  readonly requirement: string
  readonly because: string
  readonly due: IsoDay
  readonly personIds: readonly string[]
}

/** Why nobody was asked. */
export type RefresherRefusal = { readonly type: 'nobody-to-ask' } | { readonly type: 'in-the-past' }

/** Asks people, at places where whoever asks may do so, to read or learn something once more. */
export async function askRefresher(
  needs: ReadingNeeds & { readonly clock: Clock },
  asked: RefresherAsked,
): Promise<Result<{ readonly people: number }, RefresherRefusal>> {
  const at = needs.clock.now()
  const { trust, places, by, refresherId, requirement, because, due } = asked
  if (due < dayOf(at)) return err({ type: 'in-the-past' })
  const found = await standings(needs, { trust, today: dayOf(at), places })
  const those = found?.people.filter(({ keys }) => keys.includes(requirement)) ?? []
  const seen = new Set(those.map(({ personId }) => personId))
  const personIds = [...new Set(asked.personIds)].filter((personId) => seen.has(personId))
  if (personIds.length === 0) return err({ type: 'nobody-to-ask' })
  const refresher = { refresherId, requirement, because, due, askedBy: by, askedAt: at }
  await needs.db.transactionFor(trust.trustId, async (tx) => {
    if (!(await insertRefresher(tx, { ...refresher, personIds }))) return
    const subject = { kind: 'refresher', id: refresherId }
    const facts = { requirement, people: personIds.length, due }
    await recordAudit(tx, { at, actor: by, action: 'refresher.asked', subject, facts })
  })
  return ok({ people: personIds.length })
}
