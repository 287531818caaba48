import type { ColumnType } from 'kysely'

import type { IsoDay } from '#core/iso-day.ts'

/** An instant: given and read as a `Date`, never changed once kept. */
type Instant = ColumnType<Date, Date, never>

/** Work of one morning that was asked for, and when it was done. */
export type MorningRoundTable = {
  readonly trust_id: string
  readonly round_id: string
  readonly day: IsoDay
  readonly morning: string
  readonly asked_at: Instant
  readonly done_at: ColumnType<Date | null, never, Date>
}

/** What a school's own body did with an edition. Rows are only added; a correction stands for the one it names. */
export type LocalReviewTable = {
  readonly trust_id: string
  readonly record_id: string
  readonly seal: string
  readonly school_id: string
  readonly kind: 'review' | 'adopt' | 'copy'
  readonly on_day: IsoDay | null
  readonly body: string
  readonly minute: string
  readonly corrects: string | null
  readonly recorded_at: Instant
  readonly recorded_by: string
}

/** A review that is to be done. Rows are only added. */
export type ReviewTaskTable = {
  readonly trust_id: string
  readonly review_id: string
  readonly seal: string
  readonly cause: string
  readonly clause: string | null
  readonly reason: string
  readonly about: string | null
  readonly due_day: IsoDay
  readonly owner_id: string | null
  readonly opened_at: Instant
  readonly opened_by: string
}

/** What came of a review. Rows are only added; the last step stands. */
export type ReviewOutcomeTable = {
  readonly trust_id: string
  readonly review_id: string
  readonly step: number
  readonly outcome: 'no-change' | 'draft-begun' | 'taken-back'
  readonly on_day: IsoDay
  readonly body: string
  readonly minute: string
  readonly note: string
  readonly next_due: IsoDay | null
  readonly draft_id: string | null
  readonly recorded_at: Instant
  readonly recorded_by: string
}

/** A reminder that was put into the post. */
export type ReminderTable = {
  readonly trust_id: string
  readonly about: string
  readonly person_id: string
  readonly step: string
  readonly sent_at: Instant
}

/** The key with which a calendar program reads one person's days. */
export type CalendarKeyTable = {
  readonly trust_id: string
  readonly key_id: string
  readonly person_id: string
  readonly key_hash: string
  readonly made_at: Instant
  readonly ended_at: ColumnType<Date | null, never, Date>
}

/** Mornings, local reviews, reviews, reminders and calendar keys. */
export type AdoptionTables = {
  readonly morning_round: MorningRoundTable
  readonly local_review: LocalReviewTable
  readonly review_task: ReviewTaskTable
  readonly review_outcome: ReviewOutcomeTable
  readonly reminder: ReminderTable
  readonly calendar_key: CalendarKeyTable
}
