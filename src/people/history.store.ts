import { newId } from '#core/ids.ts'
import type { Tx } from '#db/db.ts'
import type { PeopleHistoryTable } from '#db/tables.ts'

type Subject = {
  readonly kind: PeopleHistoryTable['subject_kind']
  readonly id: string
}

/** Keeps how a person, school or role stands after a change; call it in the change's transaction. */
export async function appendHistory(
  tx: Tx,
  subject: Subject,
  change: { readonly at: Date; readonly cause: string; readonly state: object },
): Promise<void> {
  await tx.query
    .insertInto('people_history')
    .values({
      trust_id: tx.trustId,
      history_id: newId(),
      subject_kind: subject.kind,
      subject_id: subject.id,
      at: change.at,
      cause: change.cause,
      state: JSON.stringify(change.state),
    })
    .execute()
}

/** How a person, school or role stood after each change, oldest first. */
export async function findHistory(tx: Tx, subject: Subject) {
  return tx.query
    .selectFrom('people_history')
    .select(['at', 'cause', 'state'])
    .where('trust_id', '=', tx.trustId)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .orderBy('history_id')
    .execute()
}
