import { sql, type Selectable } from 'kysely'

import type { Tx } from '#db/db.ts'
import type { PolicyImportClauseTable } from '#db/tables/policy-import.ts'
import type { ClauseState, ReviewClause } from '#policies/importing/reviewing/review-clause.ts'

import { keptChoices, keptClause, keptSaid } from './kept-json.ts'

/** Puts the clauses of an import in place of those it has. */
export async function replaceClauses(
  tx: Tx,
  importId: string,
  clauses: readonly ReviewClause[],
): Promise<void> {
  await tx.query
    .deleteFrom('policy_import_clause')
    .where('trust_id', '=', tx.trustId)
    .where('import_id', '=', importId)
    .execute()
  await sql`
    insert into policy_import_clause
      (trust_id, import_id, place, section, title, state, clause, offered, choices, revision)
    select ${tx.trustId}::uuid, ${importId}::uuid, place, section, title, state, clause, offered,
      choices, 0
    from json_to_recordset(${JSON.stringify(clauses)}::json)
      as given(place bigint, section text, title text, state text, clause jsonb, offered jsonb,
        choices jsonb)`.execute(tx.query)
}

/** Which clauses of an import are asked for. */
export type ClausesAsked = {
  readonly importId: string
  readonly state?: ClauseState | undefined
  readonly section?: string | undefined
}

/** All clauses of an import that are asked for, in the order of the document. */
export async function findClauses(tx: Tx, asked: ClausesAsked): Promise<readonly ReviewClause[]> {
  const rows = await meant(tx, asked).selectAll().orderBy('place').execute()
  return rows.map(clauseOf)
}

/** A page of the clauses that are asked for, and how many there are of them. */
export async function findClausesOnPage(
  tx: Tx,
  asked: ClausesAsked,
  page: { readonly skip: number; readonly most: number },
): Promise<{ readonly clauses: readonly ReviewClause[]; readonly total: number }> {
  const all = meant(tx, asked)
  const rows = await all.selectAll().orderBy('place').limit(page.most).offset(page.skip).execute()
  const { total } = await all
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { clauses: rows.map(clauseOf), total: Number(total) }
}

function meant(tx: Tx, { importId, state, section }: ClausesAsked) {
  const all = tx.query
    .selectFrom('policy_import_clause')
    .where('trust_id', '=', tx.trustId)
    .where('import_id', '=', importId)
  const inState = state === undefined ? all : all.where('state', '=', state)
  return section === undefined ? inState : inState.where('section', '=', section)
}

/** How many clauses of an import stand in each state. */
export async function countClauses(
  tx: Tx,
  importId: string,
): Promise<Readonly<Record<ClauseState, number>>> {
  const rows = await tx.query
    .selectFrom('policy_import_clause')
    .select(['state', (select) => select.fn.countAll<number>().as('count')])
    .where('trust_id', '=', tx.trustId)
    .where('import_id', '=', importId)
    .groupBy('state')
    .execute()
  const counts = { 'to-do': 0, rule: 0, statement: 0 }
  for (const { state, count } of rows) counts[state] = Number(count)
  return counts
}

/** The clause at a place of an import; with `lock`, nobody else changes it until the transaction ends. */
export async function findClauseAt(
  tx: Tx,
  { importId, place }: { readonly importId: string; readonly place: number },
  lock: 'lock' | 'look' = 'look',
): Promise<ReviewClause | undefined> {
  const query = tx.query
    .selectFrom('policy_import_clause')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .where('import_id', '=', importId)
    .where('place', '=', place)
  const row = await (lock === 'lock' ? query.forUpdate() : query).executeTakeFirst()
  return row && clauseOf(row)
}

/** Keeps what was chosen for a clause. */
export async function updateClause(
  tx: Tx,
  importId: string,
  { place, state, choices, said, revision }: ReviewClause,
): Promise<void> {
  await tx.query
    .updateTable('policy_import_clause')
    .set({
      state,
      revision,
      choices: JSON.stringify(choices),
      said: said && JSON.stringify(said),
    })
    .where('trust_id', '=', tx.trustId)
    .where('import_id', '=', importId)
    .where('place', '=', place)
    .execute()
}

/** The sections of an import with how many of their clauses are still to do, in their order. */
export async function findSections(
  tx: Tx,
  importId: string,
): Promise<readonly { readonly section: string; readonly title: string; readonly toDo: number }[]> {
  const rows = await tx.query
    .selectFrom('policy_import_clause')
    .select(['section', 'title'])
    .select((select) => select.fn.countAll<number>().filterWhere('state', '=', 'to-do').as('toDo'))
    .where('trust_id', '=', tx.trustId)
    .where('import_id', '=', importId)
    .groupBy(['section', 'title'])
    .orderBy((order) => order.fn.min('place'))
    .execute()
  return rows.map(({ toDo, ...row }) => ({ ...row, toDo: Number(toDo) }))
}

function clauseOf(row: Selectable<PolicyImportClauseTable>): ReviewClause {
  return {
    place: row.place,
    section: row.section,
    title: row.title,
    state: row.state,
    clause: keptClause.parse(row.clause),
    offered: keptChoices.parse(row.offered),
    choices: keptChoices.parse(row.choices),
    ...(row.said === null ? {} : { said: keptSaid.parse(row.said) }),
    revision: row.revision,
  }
}
