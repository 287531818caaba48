import { dayWords, readDay } from '#core/day.ts'
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

/** What came of a review: the policy stays as it is, or a draft of a new edition was begun. */
export type Outcome = {
  readonly on: IsoDay
  /** Who decided and where that is written down; nothing where the text asks for neither. */
  readonly body: string
  readonly minute: string
  readonly note: string
  readonly recordedBy: string
} & (
  | { readonly type: 'no-change'; readonly nextDue?: IsoDay | undefined }
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
  /** The last outcome that was recorded. */
  readonly outcome?: Outcome | undefined
}

/** How a review stands on a day: its edition was replaced, it is done, too late or to be done. */
export type ReviewState = 'replaced' | 'done' | 'overdue' | 'open'

/**
 * How a review stands. A draft that was withdrawn leaves its review open. The yearly review of an
 * edition that is no longer in force is over with it; one for an event is not.
 */
export function stateOf(
  { cause, seal, due, outcome }: Review,
  { today, inForce }: { readonly today: IsoDay; readonly inForce: string | undefined },
): ReviewState {
  const isDone = outcome?.type === 'no-change' || isDrafted(outcome)
  if (isDone) return 'done'
  if (cause === 'cycle' && seal !== inForce) return 'replaced'
  return due < today ? 'overdue' : 'open'
}

function isDrafted(outcome: Outcome | undefined): boolean {
  return outcome?.type === 'draft-begun' && outcome.draftState !== 'withdrawn'
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
  return { due, isOverdue, overdue: isOverdue ? dayWords(readDay(due)) : undefined }
}
