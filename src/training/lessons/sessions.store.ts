import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'

/** Training that somebody recorded for several people at once. */
export type Session = {
  readonly sessionId: string
  readonly requirement: string
  readonly seal: string
  readonly schoolId?: string | undefined
  readonly on: IsoDay
  readonly says: string
  readonly recordedBy: string
  readonly recordedAt: Date
}

/** Keeps a session; false when it is kept already. */
export async function insertSession(tx: Tx, session: Session): Promise<boolean> {
  const kept = await tx.query
    .insertInto('lesson_session')
    .values({
      trust_id: tx.trustId,
      session_id: session.sessionId,
      requirement: session.requirement,
      seal: session.seal,
      school_id: session.schoolId ?? null,
      on_day: session.on,
      says: session.says,
      recorded_by: session.recordedBy,
      recorded_at: session.recordedAt,
    })
    .onConflict((clash) => clash.doNothing())
    .returning('session_id')
    .executeTakeFirst()
  return kept !== undefined
}

const nowhere = '00000000-0000-0000-0000-000000000000'

/** A session with how many people it was for, and by whom it was recorded. */
export type ListedSession = Session & { readonly people: number; readonly by: string }

/** Sessions at the schools given and those somebody recorded (or all), the latest first, before one of them. */
export async function findSessions(
  tx: Tx,
  which: {
    readonly of?: { readonly schools: readonly string[]; readonly by: string } | undefined
    readonly most: number
    readonly before?: string | undefined
  },
): Promise<readonly ListedSession[]> {
  const { of, most, before } = which
  const rows = await tx.query
    .selectFrom('lesson_session as made')
    .innerJoin('person', (on) =>
      on
        .onRef('person.trust_id', '=', 'made.trust_id')
        .onRef('person.person_id', '=', 'made.recorded_by'),
    )
    .selectAll('made')
    .select(['given_name', 'family_name'])
    .select((from) =>
      from
        .selectFrom('acknowledgement as of')
        .select((count) => count.fn.countAll<string>().as('people'))
        .whereRef('of.trust_id', '=', 'made.trust_id')
        .whereRef('of.session_id', '=', 'made.session_id')
        .as('people'),
    )
    .where('made.trust_id', '=', tx.trustId)
    .$if(of !== undefined, (found) =>
      found.where((or) =>
        or.or([
          or('made.recorded_by', '=', of?.by ?? nowhere),
          or('school_id', 'in', of?.schools.length ? of.schools : [nowhere]),
        ]),
      ),
    )
    .$if(before !== undefined, (found) => found.where('made.session_id', '<', before ?? ''))
    .orderBy('made.session_id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    sessionId: row.session_id,
    requirement: row.requirement,
    seal: row.seal,
    schoolId: row.school_id ?? undefined,
    on: row.on_day,
    says: row.says,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    people: Number(row.people),
    by: `${row.given_name} ${row.family_name}`.trim(),
  }))
}

/** Whether there is one of this id. */
export async function hasSession(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.query
    .selectFrom('lesson_session')
    .select('session_id')
    .where('trust_id', '=', tx.trustId)
    .where('session_id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}
