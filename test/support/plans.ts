import { ExplainNode, SelectQueryNode, type KyselyPlugin } from 'kysely'
import { z } from 'zod'

import type { Db, Tx } from '#db/db.ts'

/** A step of a plan that reads a table, and by which index where it uses one. */
export type Reading = { readonly table: string; readonly by: string; readonly condition: string }

const step = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  'Index Cond': z.string().optional(),
  get Plans() {
    return z.array(step).optional()
  },
})
const answer = z.array(z.object({ 'QUERY PLAN': z.array(z.object({ Plan: step })) }))

/** How the database would read the tables for each question of a store; the store gets no rows. */
export async function readingsOf(
  db: Db,
  trustId: string,
  ask: (tx: Tx) => Promise<unknown>,
): Promise<readonly Reading[]> {
  const found: Reading[] = []
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) =>
      SelectQueryNode.is(node) ? { ...node, explain: ExplainNode.create('json') } : node,
    transformResult: async ({ result }) => {
      const plans = answer.parse(result.rows).flatMap((row) => row['QUERY PLAN'])
      found.push(...plans.flatMap(({ Plan }) => readingsIn(Plan)))
      return { ...result, rows: [] }
    },
  }
  await db.transactionFor(trustId, (tx) => ask({ ...tx, query: tx.query.withPlugin(plugin) }))
  return found
}

function readingsIn(plan: z.infer<typeof step>): readonly Reading[] {
  const { 'Relation Name': table, 'Index Name': index, Plans = [] } = plan
  const own = index !== undefined || table !== undefined
  // A bitmap is read by the index step below it.
  const isBitmap = plan['Node Type'] === 'Bitmap Heap Scan'
  const reading = {
    table: table ?? '',
    by: index ?? plan['Node Type'],
    condition: plan['Index Cond'] ?? '',
  }
  return [...(own && !isBitmap ? [reading] : []), ...Plans.flatMap(readingsIn)]
}
