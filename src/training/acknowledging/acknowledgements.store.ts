import { sql } from 'kysely'

import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'
import type { AcknowledgementTable } from '#db/tables/reading.ts'

/** A question somebody answered, and what they answered, in words. */
export type Answered = {
  readonly clause: string
  readonly question: string
  readonly answer: string
}

/** That somebody read, signed, was given or learnt something. */
export type Acknowledgement = {
  readonly acknowledgementId: string
  readonly personId: string
  readonly requirement: string
  readonly asks: AcknowledgementTable['asks']
  readonly seal: string
  readonly version: string
  readonly clauses: readonly string[]
  readonly roles: readonly string[]
  readonly isWhole: boolean
  readonly on: IsoDay
  readonly at: Date
  readonly answered?: Answered | undefined
  readonly signedAs?: string | undefined
  readonly sessionId?: string | undefined
}

/**
 * Keeps acknowledgements, and each as the latest of its thing by its person; one that is kept already
 * under its id is left as it is. Gives the ids of those that are new.
 */
export async function insertAcknowledgements(
  tx: Tx,
  all: readonly Acknowledgement[],
): Promise<readonly string[]> {
  if (all.length === 0) return []
  const rows = tx.query
    .insertInto('acknowledgement')
    .values(all.map((one) => rowOf(tx, one)))
    .onConflict((clash) => clash.doNothing())
    .returningAll()
  const kept = await sql<{ id: string }>`
    with kept as (${rows}), latest as (${asLatest})
    select acknowledgement_id as id from kept`.execute(tx.query)
  return kept.rows.map(({ id }) => id)
}

function rowOf(tx: Tx, one: Acknowledgement) {
  return {
    trust_id: tx.trustId,
    acknowledgement_id: one.acknowledgementId,
    person_id: one.personId,
    requirement: one.requirement,
    asks: one.asks,
    seal: one.seal,
    version: one.version,
    clauses: one.clauses,
    roles: one.roles,
    is_whole: one.isWhole,
    on_day: one.on,
    at: one.at,
    ...answerRow(one.answered),
    signed_as: one.signedAs ?? null,
    session_id: one.sessionId ?? null,
  }
}

function answerRow(answered: Answered | undefined) {
  if (answered === undefined) return {}
  const { clause, question, answer } = answered
  return { question_clause: clause, question, answer }
}

/** New acknowledgements are the latest; one of what had changed leaves the day of the whole as it was. */
const asLatest = sql`
  insert into acknowledged
    (trust_id, person_id, requirement, acknowledgement_id, asks, seal, version, roles, at, on_day, whole_on)
  select trust_id, person_id, requirement, acknowledgement_id, asks, seal, version, roles, at, on_day, on_day
  from kept
  on conflict (trust_id, person_id, requirement) do update set
    acknowledgement_id = excluded.acknowledgement_id, asks = excluded.asks, seal = excluded.seal,
    version = excluded.version, roles = excluded.roles, at = excluded.at, on_day = excluded.on_day,
    whole_on = case when (
      select is_whole from kept where kept.acknowledgement_id = excluded.acknowledgement_id
    ) then excluded.on_day else acknowledged.whole_on end
  where acknowledged.at <= excluded.at`

/** What somebody acknowledged, the latest first: as many as asked for, before one of them. */
export async function findAcknowledgementsOf(
  tx: Tx,
  personId: string,
  page: { readonly most: number; readonly before?: string | undefined },
): Promise<readonly Acknowledgement[]> {
  const rows = await tx.query
    .selectFrom('acknowledgement')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .$if(page.before !== undefined, (found) =>
      found.where('acknowledgement_id', '<', page.before ?? ''),
    )
    .orderBy('acknowledgement_id', 'desc')
    .limit(page.most)
    .execute()
  return rows.map(acknowledgementOf)
}

/** One acknowledgement of a person; undefined when they have none of that id. */
export async function findAcknowledgement(
  tx: Tx,
  {
    personId,
    acknowledgementId,
  }: { readonly personId: string; readonly acknowledgementId: string },
): Promise<Acknowledgement | undefined> {
  const row = await tx.query
    .selectFrom('acknowledgement')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .where('acknowledgement_id', '=', acknowledgementId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row && acknowledgementOf(row)
}

type Row = {
  readonly [name in keyof AcknowledgementTable]: name extends 'at'
    ? Date
    : AcknowledgementTable[name]
}

function acknowledgementOf(row: Row): Acknowledgement {
  const { question_clause: clause, question, answer } = row
  const isAnswered = clause !== null && question !== null && answer !== null
  return {
    acknowledgementId: row.acknowledgement_id,
    personId: row.person_id,
    requirement: row.requirement,
    asks: row.asks,
    seal: row.seal,
    version: row.version,
    clauses: row.clauses,
    roles: row.roles,
    isWhole: row.is_whole,
    on: row.on_day,
    at: row.at,
    answered: isAnswered ? { clause, question, answer } : undefined,
    signedAs: row.signed_as ?? undefined,
    sessionId: row.session_id ?? undefined,
  }
}
