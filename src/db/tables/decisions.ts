import type { ColumnType } from 'kysely'

import type { IsoDay } from '#core/iso-day.ts'

type Instant = ColumnType<Date, Date, never>
type Json = ColumnType<unknown, string, never>

/** A question, the answer it got, and the seal of the edition that gave it. */
export type DecisionTable = {
  readonly trust_id: string
  readonly decision_id: string
  readonly asked_at: Instant
  readonly as_of: IsoDay
  readonly asked_through: 'page' | 'api'
  readonly edition_seal: string
  readonly facts: Json
  readonly mode: 'asking' | 'said'
  readonly not_known: readonly string[]
  readonly answer:
    | 'allow'
    | 'allow-with-conditions'
    | 'deny'
    | 'report'
    | 'not-covered'
    | 'facts-missing'
    | 'needs-judgement'
  readonly strength: 'binding' | 'advisory' | null
  readonly clauses: readonly string[]
  readonly whole_answer: Json
  /** Whose question it was; null for somebody who had not signed in. */
  readonly asked_by: string | null
  readonly asked_for: 'self' | 'somebody-else' | null
  /** The records it rests on, without their content. */
  readonly cited: ColumnType<unknown, string | undefined, never>
}
