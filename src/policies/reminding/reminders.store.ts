import type { Tx } from '#db/db.ts'

/** A reminder: about what, to whom, and which of those about it. */
export type Reminder = {
  /** What it is about, such as `review:<id>`; the same for every reminder of one thing. */
  readonly about: string
  readonly personId: string
  /** Which of the reminders it is, such as `before-30`. */
  readonly step: string
}

/** Keeps that a reminder goes out; false when it did before. */
export async function insertReminder(tx: Tx, reminder: Reminder, at: Date): Promise<boolean> {
  const { about, personId, step } = reminder
  const kept = await tx.query
    .insertInto('reminder')
    .values({ trust_id: tx.trustId, about, person_id: personId, step, sent_at: at })
    .onConflict((clash) => clash.columns(['trust_id', 'about', 'person_id', 'step']).doNothing())
    .returning('step')
    .executeTakeFirst()
  return kept !== undefined
}

/** The latest reminders to a person, oldest first. */
export async function findRemindersTo(
  tx: Tx,
  personId: string,
  most: number,
): Promise<readonly (Omit<Reminder, 'personId'> & { readonly sentAt: Date })[]> {
  const rows = await tx.query
    .selectFrom('reminder')
    .select(['about', 'step', 'sent_at as sentAt'])
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .orderBy('sent_at', 'desc')
    .orderBy('about')
    .orderBy('step')
    .limit(most)
    .execute()
  return rows.toReversed()
}
