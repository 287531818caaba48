import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { dayOf, monthsLater, type IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import type { Shelf } from '#policies/shelf.ts'

import { findAReview } from './list-reviews.ts'
import { type Outcome, recordedAs, type Review } from './review.ts'
import { insertOutcome } from './outcomes.store.ts'
import { findReview } from './reviews.store.ts'

/** What came of a review, as somebody records it. */
export type Closing =
  | {
      readonly type: 'no-change'
      readonly on: IsoDay
      /** Who decided, and where that is written down. */
      readonly body: string
      readonly minute: string
      readonly note: string
      /** When the policy is reviewed again; as late as the text's own cycle allows when left out. */
      readonly nextDue?: IsoDay | undefined
    }
  | { readonly type: 'draft-begun'; readonly draftId: string; readonly note: string }

/** Why nothing was recorded. */
export type NotClosed =
  | { readonly type: 'no-such-review' }
  | { readonly type: 'already-closed' }
  | { readonly type: 'no-such-draft' }
  | { readonly type: 'day-to-come' }
  | { readonly type: 'needs-body' }
  | { readonly type: 'needs-note' }
  | { readonly type: 'next-not-later' }
  | { readonly type: 'next-too-late'; readonly latest: IsoDay; readonly months: number }

type Needs = { readonly db: Db; readonly clock: Clock; readonly shelf: Shelf }

type Asked = {
  readonly trust: { readonly trustId: string; readonly code: string }
  readonly by: string
  readonly reviewId: string
  readonly closing: Closing
}

/**
 * Records what came of a review. That the policy stays as it is, is for the body that approves it where
 * the review's time came round: who decided, where it is written down, and the next day, which is never
 * later than the text's own cycle allows. That day stands beside the text, whose seal stays whole.
 */
export async function closeReview(
  { db, clock, shelf }: Needs,
  { trust, by, reviewId, closing }: Asked,
): Promise<Result<Outcome, NotClosed>> {
  const { trustId } = trust
  const now = clock.now()
  const today = dayOf(now)
  const edition = await shelf.inForce(trust, today)
  const review = await findAReview({ db }, { trustId, reviewId })
  if (!review || !edition) return err({ type: 'no-such-review' })
  const months = edition.rulebook.control.review.everyMonths
  const outcome =
    closing.type === 'no-change'
      ? noChange(review, { closing, by, today, months })
      : await draftBegun({ db }, { trustId, closing, by, today })
  if (!outcome.ok) return outcome
  return db.transactionFor(trustId, async (tx) => {
    // Looked at again here: of two who record it together, the second finds the first's step.
    const current = await findReview(tx, reviewId)
    if (current === undefined || recordedAs(current) !== undefined)
      return err({ type: 'already-closed' })
    const kept = { ...outcome.value, reviewId, step: current.steps + 1, recordedAt: now }
    if (!(await insertOutcome(tx, kept))) return err({ type: 'already-closed' })
    await recordAudit(tx, {
      at: now,
      actor: by,
      action: 'review.closed',
      subject: { kind: 'review', id: reviewId },
      facts: factsOf(outcome.value),
    })
    return outcome
  })
}

type NoChange = Extract<Closing, { type: 'no-change' }>

function noChange(
  { cause }: Review,
  asked: {
    readonly closing: NoChange
    readonly by: string
    readonly today: IsoDay
    readonly months: number
  },
): Result<Outcome, NotClosed> {
  const { closing, by, today, months } = asked
  const { on, body, minute, note } = closing
  if (on > today) return err({ type: 'day-to-come' })
  const said = { type: 'no-change', on, body, minute, note, recordedBy: by } as const
  if (cause !== 'cycle') return note === '' ? err({ type: 'needs-note' }) : ok(said)
  if (body === '' || minute === '') return err({ type: 'needs-body' })
  const next = nextDay(closing, months)
  return next.ok ? ok({ ...said, nextDue: next.value }) : next
}

/** The next day as it was set, or the latest that the text allows. */
function nextDay({ on, nextDue }: NoChange, months: number): Result<IsoDay, NotClosed> {
  const latest = monthsLater(on, months)
  const next = nextDue ?? latest
  if (next <= on) return err({ type: 'next-not-later' })
  return next > latest ? err({ type: 'next-too-late', latest, months }) : ok(next)
}

async function draftBegun(
  needs: { readonly db: Db },
  {
    trustId,
    closing,
    by,
    today,
  }: {
    readonly trustId: string
    readonly closing: Extract<Closing, { type: 'draft-begun' }>
    readonly by: string
    readonly today: IsoDay
  },
): Promise<Result<Outcome, NotClosed>> {
  const { draftId, note } = closing
  const draft = await findDraft(needs, { trustId, draftId })
  if (!draft || draft.kind !== 'trust' || draft.state === 'withdrawn') {
    return err({ type: 'no-such-draft' })
  }
  const { title: draftTitle, state: draftState } = draft
  const said = { on: today, body: '', minute: '', note, recordedBy: by }
  return ok({ type: 'draft-begun', ...said, draftId, draftTitle, draftState })
}

function factsOf(outcome: Outcome): Readonly<Record<string, unknown>> {
  const { type, on, body, minute } = outcome
  if (type === 'draft-begun') return { outcome: type, draft: outcome.draftId }
  const next = type === 'no-change' ? (outcome.nextDue ?? null) : null
  return { outcome: type, on, body, minute, next }
}
