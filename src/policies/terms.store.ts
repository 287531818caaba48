import { newId } from '#core/ids.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'

/** From which day an edition, known by its seal, is in force, and who recorded that. */
export type Term = {
  readonly termId: string
  readonly seal: string
  readonly label: string
  readonly fromDay: IsoDay
  /** The package by which it was approved here, where it was. */
  readonly packageId?: string | undefined
  readonly recordedAt: Date
  readonly recordedBy: string
}

/** Puts an edition in force from a day on; the edition must be kept under its seal. Gives the term's id. */
export async function putTerm(tx: Tx, term: Omit<Term, 'termId' | 'label'>): Promise<string> {
  const termId = newId()
  await tx.query
    .insertInto('edition_term')
    .values({
      trust_id: tx.trustId,
      term_id: termId,
      seal: term.seal,
      from_day: term.fromDay,
      package_id: term.packageId ?? null,
      recorded_at: term.recordedAt,
      recorded_by: term.recordedBy,
    })
    .execute()
  return termId
}

/** The seal of the edition in force on a day: none before the first that was put in force here. */
export async function findSealOn(tx: Tx, day: IsoDay): Promise<string | undefined> {
  const row = await tx.query
    .selectFrom('edition_term')
    .select('seal')
    .where('trust_id', '=', tx.trustId)
    .where('from_day', '<=', day)
    .orderBy('from_day', 'desc')
    .orderBy('term_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.seal
}

/** The first day on which an edition is in force here; none for one that no board put in force here. */
export async function findFirstDay(tx: Tx, seal: string): Promise<IsoDay | undefined> {
  const row = await tx.query
    .selectFrom('edition_term')
    .select('from_day')
    .where('trust_id', '=', tx.trustId)
    .where('seal', '=', seal)
    .orderBy('from_day')
    .limit(1)
    .executeTakeFirst()
  return row?.from_day
}

/** The latest of a trust's terms, the newest first, as many as asked for. */
export async function findTerms(tx: Tx, most: number): Promise<readonly Term[]> {
  const rows = await tx.query
    .selectFrom('edition_term')
    .innerJoin('edition', (join) =>
      join
        .onRef('edition.trust_id', '=', 'edition_term.trust_id')
        .onRef('edition.seal', '=', 'edition_term.seal'),
    )
    .select([
      'term_id as termId',
      'edition_term.seal as seal',
      'label',
      'from_day as fromDay',
      'package_id as packageId',
      'recorded_at as recordedAt',
      'recorded_by as recordedBy',
    ])
    .where('edition_term.trust_id', '=', tx.trustId)
    .orderBy('from_day', 'desc')
    .orderBy('term_id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({ ...row, packageId: row.packageId ?? undefined }))
}

/** The label of an edition that was put in force after an instant, if one was: the latest recorded. */
export async function findLabelSince(tx: Tx, instant: Date): Promise<string | undefined> {
  const row = await tx.query
    .selectFrom('edition_term')
    .innerJoin('edition', (join) =>
      join
        .onRef('edition.trust_id', '=', 'edition_term.trust_id')
        .onRef('edition.seal', '=', 'edition_term.seal'),
    )
    .select('label')
    .where('edition_term.trust_id', '=', tx.trustId)
    .where('recorded_at', '>', instant)
    .orderBy('term_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.label
}
