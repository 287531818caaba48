import type { ColumnType } from 'kysely'

import type { IsoDay } from '#core/iso-day.ts'

type Instant = ColumnType<Date, Date, never>

/** Training that somebody recorded for several people at once. Rows are only added. */
export type LessonSessionTable = {
  readonly trust_id: string
  readonly session_id: string
  readonly requirement: string
  readonly seal: string
  readonly school_id: string | null
  readonly on_day: IsoDay
  readonly says: string
  readonly recorded_by: string
  readonly recorded_at: Instant
}

/** That somebody read, signed, was given or learnt something. Rows are only added. */
export type AcknowledgementTable = {
  readonly trust_id: string
  readonly acknowledgement_id: string
  readonly person_id: string
  readonly requirement: string
  readonly asks: 'receive' | 'learn' | 'read' | 'understand' | 'sign'
  readonly seal: string
  readonly version: string
  readonly clauses: readonly string[]
  readonly roles: readonly string[]
  readonly is_whole: boolean
  readonly on_day: IsoDay
  readonly at: Instant
  readonly question_clause: string | null
  readonly question: string | null
  readonly answer: string | null
  readonly signed_as: string | null
  readonly session_id: string | null
}

/** The latest acknowledgement of each thing by each person. */
export type AcknowledgedTable = {
  readonly trust_id: string
  readonly person_id: string
  readonly requirement: string
  readonly acknowledgement_id: string
  readonly asks: string
  readonly seal: string
  readonly version: string
  readonly roles: readonly string[]
  readonly at: ColumnType<Date, Date, Date>
  readonly on_day: IsoDay
  readonly whole_on: IsoDay
}

/** Somebody asked for something to be read or learnt once more. Rows are only added. */
export type RefresherTable = {
  readonly trust_id: string
  readonly refresher_id: string
  readonly requirement: string
  readonly because: string
  readonly due_day: IsoDay
  readonly asked_by: string
  readonly asked_at: Instant
}

/** Of whom a refresher was asked. */
export type RefresherPersonTable = {
  readonly trust_id: string
  readonly person_id: string
  readonly refresher_id: string
}

/** That somebody went through their own accounts on a day, and nothing else. */
export type SelfCheckTable = {
  readonly trust_id: string
  readonly person_id: string
  readonly done_on: IsoDay
}

/** On which days somebody was reminded. */
export type ReadingReminderTable = {
  readonly trust_id: string
  readonly person_id: string
  readonly sent_on: IsoDay
}

/** The tables of reading, signing and learning. */
export type ReadingTables = {
  readonly lesson_session: LessonSessionTable
  readonly acknowledgement: AcknowledgementTable
  readonly acknowledged: AcknowledgedTable
  readonly refresher: RefresherTable
  readonly refresher_person: RefresherPersonTable
  readonly self_check: SelfCheckTable
  readonly reading_reminder: ReadingReminderTable
}
