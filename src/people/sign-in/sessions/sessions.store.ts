import { recordAudit } from '#audit/audit.store.ts'
import type { Tx } from '#db/db.ts'
import type { Way } from '#db/tables/sign-in.ts'

/** A session as its owner sees it. */
export type OwnSession = {
  readonly sessionId: string
  readonly way: Way
  readonly browser: string
  readonly openedAt: Date
  readonly seenAt: Date
}

/** The sessions of a person that began after an instant, the one used last first. */
export async function findSessionsOf(
  tx: Tx,
  { personId, after }: { readonly personId: string; readonly after: Date },
): Promise<readonly OwnSession[]> {
  return tx.query
    .selectFrom('login_session')
    .select(['id as sessionId', 'way', 'browser', 'opened_at as openedAt', 'seen_at as seenAt'])
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .where('opened_at', '>', after)
    .orderBy('seen_at', 'desc')
    .orderBy('id')
    .execute()
}

/** Ends sessions of a person, one or all but one, each with its audit entry; gives how many. */
export async function endOwnSessions(tx: Tx, { personId, at, ...which }: Ending): Promise<number> {
  const theirs = tx.query
    .deleteFrom('login_session')
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
  const meant =
    'only' in which ? theirs.where('id', '=', which.only) : theirs.where('id', '!=', which.allBut)
  const ended = await meant.returning('id').execute()
  for (const { id } of ended) {
    const subject = { kind: 'session', id }
    await recordAudit(tx, { at, actor: personId, action: 'session.ended', subject })
  }
  return ended.length
}

/** Ends every session of a person for somebody else, each with its audit entry; gives how many. */
export async function endSessionsFor(
  tx: Tx,
  { personId, by, at }: { readonly personId: string; readonly by: string; readonly at: Date },
): Promise<number> {
  const ended = await tx.query
    .deleteFrom('login_session')
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .returning('id')
    .execute()
  const facts = { because: 'signed-out-by-somebody-else', personId }
  for (const { id } of ended) {
    const subject = { kind: 'session', id }
    await recordAudit(tx, { at, actor: by, action: 'session.ended', subject, facts })
  }
  return ended.length
}

type Ending = { readonly personId: string; readonly at: Date } & (
  | { readonly only: string }
  | { readonly allBut: string }
)

/** Takes away the sessions that began before an instant; they count for nothing by then. */
export async function sweepSessions(tx: Tx, before: Date): Promise<void> {
  await tx.query
    .deleteFrom('login_session')
    .where('trust_id', '=', tx.trustId)
    .where('opened_at', '<', before)
    .execute()
}
