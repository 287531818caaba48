import type { Selectable } from 'kysely'
import { z } from 'zod'

import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'
import type { ReplayTables } from '#db/tables/replay.ts'

import { mistakeSchema, weakenedSchema, type AdditionFit, type AdditionTerm } from './addition.ts'

/** The texts that schools added to editions of their trust, by the seal of the two together. */
export async function findAddedTexts(
  tx: Tx,
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
    .where('seal', 'is not', null)
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

/** The latest terms of a trust, those that begin last first; of one school where one is given. */
export async function findTerms(
  tx: Tx,
  { schoolId, most }: { readonly schoolId?: string | undefined; readonly most: number },
): Promise<readonly AdditionTerm[]> {
  const all = termsOf(tx)
  const rows = await (schoolId === undefined ? all : all.where('school_id', '=', schoolId))
    .orderBy('from_day', 'desc')
    .orderBy('term_id', 'desc')
    .limit(most)
    .execute()
  return rows.map(termFrom)
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

/** Whether a term fits an edition, if that was looked at. */
export async function findFit(
  tx: Tx,
  { termId, baseSeal }: { readonly termId: string; readonly baseSeal: string },
): Promise<AdditionFit | undefined> {
  const row = await tx.query
    .selectFrom('addition_fit')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .where('term_id', '=', termId)
    .where('base_seal', '=', baseSeal)
    .executeTakeFirst()
  return row && fitFrom(row)
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
  const fit = await findFit(tx, { termId: term.termId, baseSeal: asked.baseSeal })
  return fit?.seal
}
