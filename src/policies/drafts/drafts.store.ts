import type { Selectable, Updateable } from 'kysely'

import type { Tx } from '#db/db.ts'
import type { DraftTable } from '#db/tables/life.ts'

import type { Draft, DraftLine, DraftState, Revision } from './draft.ts'

/** Keeps a new draft with its first revision; false when its id is taken. */
export async function insertDraft(tx: Tx, draft: Draft, reason: string): Promise<boolean> {
  const inserted = await tx.query
    .insertInto('draft')
    .values({
      trust_id: tx.trustId,
      draft_id: draft.draftId,
      kind: draft.kind,
      school_id: draft.schoolId ?? null,
      title: draft.title,
      state: draft.state,
      base_seal: draft.baseSeal ?? null,
      revision: draft.revision,
      source: draft.source,
      begun_by: draft.begunBy,
      begun_at: draft.begunAt,
      changed_at: draft.changedAt,
    })
    .onConflict((clash) => clash.columns(['trust_id', 'draft_id']).doNothing())
    .returning('draft_id')
    .executeTakeFirst()
  if (inserted === undefined) return false
  await insertRevision(tx, draft.draftId, {
    revision: draft.revision,
    source: draft.source,
    savedBy: draft.begunBy,
    savedAt: draft.begunAt,
    reason,
  })
  return true
}

/** The draft with an id; with `lock`, nobody else changes it until the transaction ends. */
export async function findDraftRow(
  tx: Tx,
  draftId: string,
  lock: 'lock' | 'look' = 'look',
): Promise<Draft | undefined> {
  const query = tx.query
    .selectFrom('draft')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .where('draft_id', '=', draftId)
  const row = await (lock === 'lock' ? query.forUpdate() : query).executeTakeFirst()
  return row && { ...lineOf(row), source: row.source }
}

/** Drafts of a trust, the one changed last first: `most` of them, after so many. */
export async function findDraftLines(
  tx: Tx,
  {
    most,
    after,
    kind,
  }: { readonly most: number; readonly after: number; readonly kind: Draft['kind'] },
): Promise<readonly DraftLine[]> {
  const rows = await tx.query
    .selectFrom('draft')
    .select([
      'trust_id',
      'draft_id',
      'kind',
      'school_id',
      'title',
      'state',
      'base_seal',
      'revision',
      'begun_by',
      'begun_at',
      'changed_at',
    ])
    .where('trust_id', '=', tx.trustId)
    .where('kind', '=', kind)
    .orderBy('changed_at', 'desc')
    .orderBy('draft_id', 'desc')
    .limit(most)
    .offset(after)
    .execute()
  return rows.map(lineOf)
}

/** Keeps the text of a save as the draft's present one and as one more revision. */
export async function putRevision(tx: Tx, draftId: string, revision: Revision): Promise<void> {
  const { revision: number, source, savedAt } = revision
  await updateDraft(tx, draftId, { revision: number, source, changed_at: savedAt })
  await insertRevision(tx, draftId, revision)
}

/** Moves a draft on to a state. */
export function putDraftState(
  tx: Tx,
  draftId: string,
  { state, at }: { readonly state: DraftState; readonly at: Date },
): Promise<void> {
  return updateDraft(tx, draftId, { state, changed_at: at })
}

/** Gives a draft another title, under which it stands in lists. */
export function putDraftTitle(
  tx: Tx,
  draftId: string,
  { title, at }: { readonly title: string; readonly at: Date },
): Promise<void> {
  return updateDraft(tx, draftId, { title, changed_at: at })
}

async function updateDraft(tx: Tx, draftId: string, set: Updateable<DraftTable>): Promise<void> {
  await tx.query
    .updateTable('draft')
    .set(set)
    .where('trust_id', '=', tx.trustId)
    .where('draft_id', '=', draftId)
    .execute()
}

/** One revision of a draft. */
export async function findRevision(
  tx: Tx,
  draftId: string,
  revision: number,
): Promise<Revision | undefined> {
  return revisionsOf(tx, draftId)
    .select('source')
    .where('revision', '=', revision)
    .executeTakeFirst()
}

/** The saves of a draft without their texts, the latest first. */
export async function findRevisionLines(
  tx: Tx,
  draftId: string,
  { most, after }: { readonly most: number; readonly after: number },
): Promise<readonly Omit<Revision, 'source'>[]> {
  return revisionsOf(tx, draftId).orderBy('revision', 'desc').limit(most).offset(after).execute()
}

function revisionsOf(tx: Tx, draftId: string) {
  return tx.query
    .selectFrom('draft_revision')
    .select(['revision', 'saved_by as savedBy', 'saved_at as savedAt', 'reason'])
    .where('trust_id', '=', tx.trustId)
    .where('draft_id', '=', draftId)
}

async function insertRevision(tx: Tx, draftId: string, revision: Revision): Promise<void> {
  await tx.query
    .insertInto('draft_revision')
    .values({
      trust_id: tx.trustId,
      draft_id: draftId,
      revision: revision.revision,
      source: revision.source,
      saved_by: revision.savedBy,
      saved_at: revision.savedAt,
      reason: revision.reason,
    })
    .execute()
}

function lineOf(row: Omit<Selectable<DraftTable>, 'source'>): DraftLine {
  return {
    draftId: row.draft_id,
    kind: row.kind,
    schoolId: row.school_id ?? undefined,
    title: row.title,
    state: row.state,
    baseSeal: row.base_seal ?? undefined,
    revision: row.revision,
    begunBy: row.begun_by,
    begunAt: row.begun_at,
    changedAt: row.changed_at,
  }
}
