import type { Selectable } from 'kysely'
import { z } from 'zod'

import type { Tx } from '#db/db.ts'
import type { DecisionTable } from '#db/tables/decisions.ts'

import { answerSchema, citedSchema, type Decision } from './decision.ts'

const cited = z.array(citedSchema)
const question = z.object({ action: z.string(), facts: z.record(z.string(), z.unknown()) })

/** Keeps a decision; gives false, and changes nothing, when its id is taken. */
export async function insertDecision(tx: Tx, decision: Decision): Promise<boolean> {
  const { outcome, clauses } = decision.answer
  const { numInsertedOrUpdatedRows } = await tx.query
    .insertInto('decision')
    .values({
      trust_id: tx.trustId,
      decision_id: decision.decisionId,
      asked_at: decision.askedAt,
      as_of: decision.asOf,
      asked_through: decision.askedThrough,
      edition_seal: decision.editionSeal,
      facts: JSON.stringify({ action: decision.action, facts: decision.facts }),
      mode: decision.mode,
      not_known: decision.notKnown,
      answer: outcome.answer,
      strength: outcome.answer === 'deny' ? outcome.strength : null,
      clauses: clauses.map(({ id }) => id),
      whole_answer: JSON.stringify(decision.answer),
      asked_by: decision.asker?.personId ?? null,
      asked_for: decision.asker?.for ?? null,
      cited: JSON.stringify(decision.cited ?? []),
    })
    .onConflict((clash) => clash.columns(['trust_id', 'decision_id']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** The decision with this id, if the transaction's trust has one. */
export async function findDecision(tx: Tx, decisionId: string): Promise<Decision | undefined> {
  const row = await tx.query
    .selectFrom('decision')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .where('decision_id', '=', decisionId)
    .executeTakeFirst()
  return row && fromRow(row)
}

/** Up to `limit` decisions with ids after `after`, in the order of their ids. */
export async function findDecisionsAfter(
  tx: Tx,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly Decision[]> {
  const all = tx.query.selectFrom('decision').selectAll().where('trust_id', '=', tx.trustId)
  const rest = after === undefined ? all : all.where('decision_id', '>', after)
  return (await rest.orderBy('decision_id').limit(limit).execute()).map(fromRow)
}

/** Up to `limit` decisions of a person, the newest first; those before the id `before` where it is given. */
export async function findDecisionsOf(
  tx: Tx,
  asked: {
    readonly personId: string
    readonly before?: string | undefined
    readonly limit: number
  },
): Promise<readonly Decision[]> {
  const all = tx.query
    .selectFrom('decision')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .where('asked_by', '=', asked.personId)
  const rest = asked.before === undefined ? all : all.where('decision_id', '<', asked.before)
  const rows = await rest.orderBy('decision_id', 'desc').limit(asked.limit).execute()
  return rows.map(fromRow)
}

function fromRow(row: Selectable<DecisionTable>): Decision {
  return {
    decisionId: row.decision_id,
    askedAt: row.asked_at,
    askedThrough: row.asked_through,
    asOf: row.as_of,
    ...question.parse(row.facts),
    mode: row.mode,
    notKnown: row.not_known,
    editionSeal: row.edition_seal,
    answer: answerSchema.parse(row.whole_answer),
    cited: cited.parse(row.cited),
    asker:
      row.asked_by === null || row.asked_for === null
        ? undefined
        : { personId: row.asked_by, for: row.asked_for },
  }
}
