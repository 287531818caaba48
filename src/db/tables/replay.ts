import type { ColumnType } from 'kysely'

import type { IsoDay } from '#core/iso-day.ts'

type Instant = ColumnType<Date, Date, never>
type Json = ColumnType<unknown, string, never>

/** Each question once, without its day and who asked. A trigger of `decision` fills the gists. */
type QuestionGistTable = {
  readonly trust_id: string
  readonly question_id: string
  readonly facts: Json
  readonly mode: 'asking' | 'said'
}

/** Each answer once, as far as two answers are compared. */
type AnswerGistTable = {
  readonly trust_id: string
  readonly answer_id: string
  readonly parts: Json
}

/** A decision in short, and what its asker was, where, when they asked. */
type DecisionGistTable = {
  readonly trust_id: string
  readonly decision_id: string
  readonly question_id: string
  readonly answer_id: string
  readonly edition_id: string
  readonly as_of: IsoDay
  readonly names_day: boolean
  readonly asker_role: string | null
  readonly asker_school: string | null
}

/** A draft put to the kept questions: how far that is, and the report. */
export type ReplayRunTable = {
  readonly trust_id: string
  readonly draft_id: string
  readonly revision: number
  readonly state: 'waiting' | 'working' | 'done' | 'failed'
  readonly asked_by: string
  readonly asked_at: ColumnType<Date, Date, Date>
  readonly step: 'waiting' | 'gathering' | 'answering' | 'counting'
  readonly done: number
  readonly total: number
  readonly seen_at: ColumnType<Date, Date, Date>
  readonly days: readonly string[]
  readonly report: string | null
}

/** The questions behind one change of a report. */
type ReplayChangeTable = {
  readonly trust_id: string
  readonly draft_id: string
  readonly revision: number
  readonly change_no: number
  readonly questions: readonly string[]
  readonly day_keys: readonly number[]
  readonly answers: readonly string[]
  readonly editions: readonly string[]
}

/** What a school adds to its trust's policy, from a day on; without a source it ends. */
type AdditionTermTable = {
  readonly trust_id: string
  readonly term_id: string
  readonly school_id: string
  readonly draft_id: string | null
  readonly revision: number | null
  readonly title: string
  readonly source: string | null
  readonly from_day: IsoDay
  readonly recorded_at: Instant
  readonly recorded_by: string
}

/** Whether an addition only tightens an edition: the seal of the two together, or why not. */
type AdditionFitTable = {
  readonly trust_id: string
  readonly term_id: string
  readonly base_seal: string
  readonly seal: string | null
  readonly why: Json
  readonly checked_at: Instant
}

/** The tables of replaying drafts and of what schools add. */
export type ReplayTables = {
  readonly question_gist: QuestionGistTable
  readonly answer_gist: AnswerGistTable
  readonly decision_gist: DecisionGistTable
  readonly replay_run: ReplayRunTable
  readonly replay_change: ReplayChangeTable
  readonly addition_term: AdditionTermTable
  readonly addition_fit: AdditionFitTable
}
