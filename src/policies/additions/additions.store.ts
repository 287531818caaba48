import { sql, type Selectable } from 'kysely'
import { z } from 'zod'

import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'
import type { ReplayTables } from '#db/tables/replay.ts'

import { mistakeSchema, weakenedSchema, type AdditionFit, type AdditionTerm } from './addition.ts'

/** The texts that schools added in some editions, by the seal of the trust's and the school's together. */
export async function findAddedTexts(
  tx: Tx,
  seals: readonly string[],
): Promise<readonly { readonly seal: string; readonly source: string }[]> {
  const rows = await tx.query
    .selectFrom('addition_fit')
    .innerJoin('addition_term', (join) =>
      join
        .onRef('addition_term.trust_id', '=', 'addition_fit.trust_id')
        .onRef('addition_term.term_id', '=', 'addition_fit.term_id'),
    )
    .select(['seal', 'source'])
    .where('addition_fit.trust_id', '=', tx.trustId)
    .where('seal', '=', sql<string>`any(${seals})`)
    .execute()
  return rows.flatMap(({ seal, source }) =>
    seal === null || source === null ? [] : [{ seal, source }],
  )
}

/** Keeps a term; false, and nothing is changed, when its id is taken. */
export async function insertTerm(tx: Tx, term: AdditionTerm): Promise<boolean> {
  const inserted = await tx.query
    .insertInto('addition_term')
    .values({
      trust_id: tx.trustId,
      term_id: term.termId,
      school_id: term.schoolId,
      draft_id: term.draftId ?? null,
      revision: term.revision ?? null,
      title: term.title,
      source: term.source ?? null,
      from_day: term.fromDay,
      recorded_at: term.recordedAt,
      recorded_by: term.recordedBy,
    })
    .onConflict((clash) => clash.columns(['trust_id', 'term_id']).doNothing())
    .returning('term_id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Whether a term with this id is kept. */
export async function hasTerm(tx: Tx, termId: string): Promise<boolean> {
  const row = await termsOf(tx).where('term_id', '=', termId).executeTakeFirst()
  return row !== undefined
}

/** The term of a school's addition on a day, an ending one among them. */
export async function findTermOn(
  tx: Tx,
  { schoolId, day }: { readonly schoolId: string; readonly day: IsoDay },
): Promise<AdditionTerm | undefined> {
  const row = await termsOf(tx)
    .where('school_id', '=', schoolId)
    .where('from_day', '<=', day)
    .orderBy('from_day', 'desc')
    .orderBy('term_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && termFrom(row)
}

/** What some schools add on a day and will add later, ending terms among them; those that begin last first. */
export async function findTermsOf(
  tx: Tx,
  { schoolIds, day }: { readonly schoolIds: readonly string[]; readonly day: IsoDay },
): Promise<readonly AdditionTerm[]> {
  const rows = await standingFrom(tx, day)
    .where('school_id', '=', sql<string>`any(${schoolIds}::uuid[])`)
    .orderBy('from_day', 'desc')
    .orderBy('term_id', 'desc')
    .execute()
  return rows.map(termFrom)
}

/** The schools in whose addition of a day a heading stands, or what begins like it. */
export async function findTermsWith(
  tx: Tx,
  { heading, day }: { readonly heading: string; readonly day: IsoDay },
): Promise<readonly AdditionTerm[]> {
  const rows = await standingFrom(tx, day)
    .where('from_day', '<=', day)
    .where(sql<boolean>`position(${heading} in source) > 0`)
    .orderBy('school_id')
    .execute()
  return rows.map(termFrom)
}

/** Some of what schools add on a day or will add, of which it is not known whether it fits an edition. */
export async function findUnchecked(
  tx: Tx,
  {
    day,
    baseSeal,
    most,
  }: { readonly day: IsoDay; readonly baseSeal: string; readonly most: number },
): Promise<readonly AdditionTerm[]> {
  const rows = await standingFrom(tx, day)
    .where('source', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('addition_fit')
            .select('addition_fit.term_id')
            .whereRef('addition_fit.trust_id', '=', 'standing.trust_id')
            .whereRef('addition_fit.term_id', '=', 'standing.term_id')
            .where('base_seal', '=', baseSeal),
        ),
      ),
    )
    .orderBy('term_id')
    .limit(most)
    .execute()
  return rows.map(termFrom)
}

/** The term of each school on a day, and all that begin later. */
function standingFrom(tx: Tx, day: IsoDay) {
  const now = termsOf(tx)
    .where('from_day', '<=', day)
    .distinctOn('school_id')
    .orderBy('school_id')
    .orderBy('from_day', 'desc')
    .orderBy('term_id', 'desc')
  const all = tx.query
    .selectFrom(now.as('now'))
    .selectAll()
    .unionAll(termsOf(tx).where('from_day', '>', day))
  return tx.query.selectFrom(all.as('standing')).selectAll()
}

function termsOf(tx: Tx) {
  return tx.query.selectFrom('addition_term').selectAll().where('trust_id', '=', tx.trustId)
}

/** Keeps whether a term fits an edition, unless that is known. */
export async function insertFit(tx: Tx, fit: AdditionFit): Promise<boolean> {
  const inserted = await tx.query
    .insertInto('addition_fit')
    .values({
      trust_id: tx.trustId,
      term_id: fit.termId,
      base_seal: fit.baseSeal,
      seal: fit.seal ?? null,
      why: JSON.stringify(fit.why),
      checked_at: fit.checkedAt,
    })
    .onConflict((clash) => clash.columns(['trust_id', 'term_id', 'base_seal']).doNothing())
    .returning('term_id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Whether some terms fit an edition, where that was looked at. */
export async function findFits(
  tx: Tx,
  { termIds, baseSeal }: { readonly termIds: readonly string[]; readonly baseSeal: string },
): Promise<readonly AdditionFit[]> {
  const rows = await tx.query
    .selectFrom('addition_fit')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .where('term_id', '=', sql<string>`any(${termIds}::uuid[])`)
    .where('base_seal', '=', baseSeal)
    .execute()
  return rows.map(fitFrom)
}

const whys = z.array(z.union([weakenedSchema, mistakeSchema]))

function fitFrom(row: Selectable<ReplayTables['addition_fit']>): AdditionFit {
  return {
    termId: row.term_id,
    baseSeal: row.base_seal,
    seal: row.seal ?? undefined,
    why: whys.parse(row.why),
    checkedAt: row.checked_at,
  }
}

function termFrom(row: Selectable<ReplayTables['addition_term']>): AdditionTerm {
  return {
    termId: row.term_id,
    schoolId: row.school_id,
    draftId: row.draft_id ?? undefined,
    revision: row.revision ?? undefined,
    title: row.title,
    source: row.source ?? undefined,
    fromDay: row.from_day,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  }
}

/** The seal of a trust's edition with what a school adds on a day, where that is known to fit. */
export async function findSealWith(
  tx: Tx,
  asked: { readonly schoolId: string; readonly day: IsoDay; readonly baseSeal: string },
): Promise<string | undefined> {
  const term = await findTermOn(tx, asked)
  if (term?.source === undefined) return undefined
  const [fit] = await findFits(tx, { termIds: [term.termId], baseSeal: asked.baseSeal })
  return fit?.seal
}
