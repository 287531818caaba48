import { isDeepStrictEqual } from 'node:util'

import type { Clock } from '#core/clock.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db, Tx } from '#db/db.ts'

import {
  checkStanding,
  holdPackage,
  type NotHeld,
  type NotStanding,
  settle,
} from './close-package.ts'
import { findAuthors, findDecision } from './decisions.store.ts'
import type { Count, Package } from '#policies/approving/package.ts'

/** What a meeting decided, as somebody records it. */
export type Minuted = {
  readonly outcome: 'approved' | 'declined'
  readonly metOn: IsoDay
  /** Where the minutes say so. */
  readonly minute: string
  readonly count: Count
  /** Why, where it was declined. */
  readonly reason: string
}

/** Why a decision was not recorded. */
export type NotRecorded =
  | NotHeld
  | NotStanding
  /** This package is decided by votes. */
  | { readonly type: 'by-vote' }
  /** Whoever records it wrote some of it, so somebody else has to. */
  | { readonly type: 'own-draft' }
  /** The meeting was before the package was sealed, or is yet to come. */
  | { readonly type: 'not-that-day'; readonly from: IsoDay; readonly until: IsoDay }
  /** More were not for it than were. */
  | { readonly type: 'no-majority' }

type Asked = {
  readonly trustId: string
  readonly packageId: string
  readonly by: string
  readonly minuted: Minuted
}

/**
 * Records what a meeting decided and does what follows. Whoever wrote any of the draft cannot: another
 * clerk or a trustee records it then. The same record sent twice is kept once.
 */
export async function recordDecision(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: Asked,
): Promise<Result<void, NotRecorded>> {
  const { trustId, packageId, by, minuted } = asked
  const at = clock.now()
  return db.transactionFor(trustId, async (tx) => {
    const held = await holdPackage(tx, packageId, dayOf(at))
    if (!held.ok) return (await isRecorded(tx, asked)) ? ok(undefined) : held
    const { one, draft } = held.value
    const wrong = whatIsWrong(one, minuted, dayOf(at))
    if (wrong !== undefined) return err(wrong)
    if ((await findAuthors(tx, draft.draftId)).has(by)) return err({ type: 'own-draft' })
    const stands = await checkStanding(tx, held.value)
    if (!stands.ok) return stands
    const { body } = one.terms
    const decision = { way: 'record', body, recordedBy: by, decidedAt: at, ...minuted } as const
    await settle(tx, held.value, { decision, by })
    return ok(undefined)
  })
}

function whatIsWrong(
  { terms, sealedAt }: Package,
  { outcome, metOn, count }: Minuted,
  today: IsoDay,
): NotRecorded | undefined {
  if (terms.way !== 'record') return { type: 'by-vote' }
  const from = dayOf(sealedAt)
  if (metOn < from || metOn > today) return { type: 'not-that-day', from, until: today }
  if (outcome === 'approved' && count.for <= count.against) return { type: 'no-majority' }
  return undefined
}

async function isRecorded(tx: Tx, { packageId, by, minuted }: Asked): Promise<boolean> {
  const before = await findDecision(tx, packageId)
  if (before?.way !== 'record' || before.recordedBy !== by) return false
  const { outcome, metOn, minute, count, reason } = before
  return isDeepStrictEqual({ outcome, metOn, minute, count, reason }, minuted)
}
