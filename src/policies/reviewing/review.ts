import { dayWords } from '#core/day.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { ReviewEvent } from '#rulebooks/language/rulebook.ts'

/** What brings a review: its time came round, an event, or somebody asked for one. */
export type ReviewCause = 'cycle' | ReviewEvent | 'request'

/** Every cause a person can give, in the order of the form. */
export const eventCauses: readonly Exclude<ReviewCause, 'cycle'>[] = [
  'guidance-change',
  'concern',
  'infrastructure-change',
  'lesson',
  'template-change',
  'request',
]

/**
 * What was recorded of a review: the policy stays as it is, a draft of a new edition was begun, or what
 * was recorded before was wrong and is taken back.
 */
export type Outcome = {
  readonly on: IsoDay
  /** Who decided and where that is written down; nothing where the text asks for neither. */
  readonly body: string
  readonly minute: string
  readonly note: string
  readonly recordedBy: string
} & (
  | { readonly type: 'no-change'; readonly nextDue?: IsoDay | undefined }
  | { readonly type: 'taken-back' }
  | {
      readonly type: 'draft-begun'
      readonly draftId: string
      readonly draftTitle: string
      readonly draftState: string
    }
)

/** A review of one edition. */
export type Review = {
  readonly reviewId: string
  readonly cause: ReviewCause
  readonly seal: string
  /** The clause that asks for it, where one does. */
  readonly clause?: string | undefined
  readonly reason: string
  readonly due: IsoDay
  readonly ownerId?: string | undefined
  readonly openedAt: Date
  readonly openedBy: string
  /** How many outcomes were recorded. */
  readonly steps: number
  /** The last of them. */
  readonly outcome?: Outcome | undefined
}

/** How a review stands on a day: no longer asked for, done, too late or to be done. */
export type ReviewState = 'replaced' | 'moved' | 'done' | 'overdue' | 'open'

/** What a review is looked at against: the day, and the edition in force with the day its review is due. */
export type ReviewsAt = {
  readonly today: IsoDay
  readonly inForce: string
  readonly due: IsoDay
}

/**
 * How a review stands. A draft that was withdrawn, or an outcome that was taken back, leaves its review
 * open. One whose time came round is over with its edition, and with the day it was due on when that was
 * set by a record taken back; one for an event is not.
 */
export function stateOf(review: Review, { today, inForce, due }: ReviewsAt): ReviewState {
  if (recordedAs(review) !== undefined) return 'done'
  if (review.cause === 'cycle' && review.seal !== inForce) return 'replaced'
  if (review.cause === 'cycle' && review.due !== due) return 'moved'
  return review.due < today ? 'overdue' : 'open'
}

/** Whose record ended a review: a body’s decision, which the clerk keeps, or a note of who writes the policy. */
export type RecordedAs = 'decision' | 'note'

/** The record that ended a review; undefined when none stands. */
export function recordedAs({ cause, outcome }: Review): RecordedAs | undefined {
  if (outcome === undefined || outcome.type === 'taken-back') return undefined
  if (outcome.type === 'no-change') return cause === 'cycle' ? 'decision' : 'note'
  return outcome.draftState === 'withdrawn' ? undefined : 'note'
}

/** When an edition is to be reviewed next, as it stands on a day. */
export type ReviewStanding = {
  readonly due: IsoDay
  /** The day after it was due, and later. */
  readonly isOverdue: boolean
  /** The day it was due on in words, when that has passed: what every page of the policy says. */
  readonly overdue: string | undefined
}

/** The standing of a review that is due on a day: overdue from the day after. */
export function standingOn(day: IsoDay, due: IsoDay): ReviewStanding {
  const isOverdue = due < day
  return { due, isOverdue, overdue: isOverdue ? dayWords(due) : undefined }
}
