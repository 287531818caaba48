import { sql } from 'kysely'

import type { Tx } from '#db/db.ts'

/**
 * Ends every session of these people, in the transaction of what they lost, so that they are signed out
 * at their next request; gives how many sessions there were. A trigger on stays and roles does the same
 * for whoever forgets to call this, by the database's clock.
 */
export async function endSessionsOf(tx: Tx, personIds: readonly string[]): Promise<number> {
  if (personIds.length === 0) return 0
  const { numAffectedRows = 0n } = await sql`
    delete from login_session
    where trust_id = ${tx.trustId}::uuid and person_id in (
      select id::uuid from json_array_elements_text(${JSON.stringify(personIds)}::json) as given(id)
    )`.execute(tx.query)
  return Number(numAffectedRows)
}
