import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import { ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'
import { findPackagesOf } from '#policies/approving/packages.store.ts'

import { holdAny, holdPackage, type NotHeld, takeBack } from './close-package.ts'

/** Takes a package back from those who decide, with the reason; twice changes nothing. */
export async function withdrawPackage(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: {
    readonly trustId: string
    readonly packageId: string
    readonly by: string
    readonly why: string
  },
): Promise<Result<void, NotHeld>> {
  const { trustId, packageId, by, why } = asked
  const at = clock.now()
  return db.transactionFor(trustId, async (tx) => {
    const held = await holdPackage(tx, packageId, dayOf(at))
    if (held.ok) await takeBack(tx, held.value, { state: 'withdrawn', by, at, why })
    const isDone = !held.ok && held.error.type === 'closed' && held.error.state === 'withdrawn'
    return held.ok || isDone ? ok(undefined) : held
  })
}

/** Closes the latest package of a draft once its last day has passed, if nobody did; it can be written on again. */
export async function closeLapsed(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  { trustId, draftId }: { readonly trustId: string; readonly draftId: string },
): Promise<void> {
  const at = clock.now()
  await db.transactionFor(trustId, async (tx) => {
    const [latest] = await findPackagesOf(tx, draftId, 1)
    const held = latest && (await holdAny(tx, latest.packageId))
    if (held?.one.state !== 'in-review' || dayOf(at) <= held.one.terms.decideBy) return
    await takeBack(tx, held, { state: 'lapsed', by: 'system', at, why: lapsedWhy })
  })
}

/** What is said of a package that nobody decided on in time. */
export const lapsedWhy = 'Nobody had decided by its last day.'
