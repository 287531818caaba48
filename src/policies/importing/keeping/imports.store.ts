import type { Selectable } from 'kysely'

import type { Tx } from '#db/db.ts'
import type { PolicyImportTable } from '#db/tables/policy-import.ts'

import { keptCheck, keptControl, keptDefects, keptRelated } from './kept-json.ts'
import type { ImportProgress, KeptCheck, PolicyImport } from './policy-import.ts'

/** Keeps that a policy is coming in; false when its id is taken. */
export async function insertImport(
  tx: Tx,
  given: Pick<PolicyImport, 'importId' | 'fileName' | 'begunBy' | 'begunAt'>,
): Promise<boolean> {
  const inserted = await tx.query
    .insertInto('policy_import')
    .values({
      trust_id: tx.trustId,
      import_id: given.importId,
      file_name: given.fileName,
      bytes: 0,
      state: 'file',
      begun_by: given.begunBy,
      begun_at: given.begunAt,
      revision: 0,
    })
    .onConflict((clash) => clash.columns(['trust_id', 'import_id']).doNothing())
    .returning('import_id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** The import with an id; with `lock`, nobody else changes it until the transaction ends. */
export async function findImport(
  tx: Tx,
  importId: string,
  lock: 'lock' | 'look' = 'look',
): Promise<PolicyImport | undefined> {
  const query = tx.query
    .selectFrom('policy_import')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .where('import_id', '=', importId)
  const row = await (lock === 'lock' ? query.forNoKeyUpdate() : query).executeTakeFirst()
  return row && importOf(row)
}

/** Imports of the trust, the latest first. */
export async function findImports(
  tx: Tx,
  page: { readonly skip: number; readonly most: number },
): Promise<readonly PolicyImport[]> {
  const rows = await tx.query
    .selectFrom('policy_import')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .orderBy('import_id', 'desc')
    .limit(page.most)
    .offset(page.skip)
    .execute()
  return rows.map(importOf)
}

/** What can be set of an import; what is left out stays. */
export type ImportChange = Partial<
  Pick<
    PolicyImport,
    'state' | 'problem' | 'bytes' | 'kind' | 'pages' | 'control' | 'defects' | 'related' | 'draftId'
  >
>

/** Changes an import. */
export async function updateImport(tx: Tx, importId: string, change: ImportChange): Promise<void> {
  const { state, problem, bytes, kind, pages, control, defects, related, draftId } = change
  await tx.query
    .updateTable('policy_import')
    .set({
      state,
      bytes,
      kind,
      pages,
      problem: Object.hasOwn(change, 'problem') ? (problem ?? null) : undefined,
      control: control && JSON.stringify(control),
      defects: defects && JSON.stringify(defects),
      related: related && JSON.stringify(related),
      draft_id: draftId,
    })
    .where('trust_id', '=', tx.trustId)
    .where('import_id', '=', importId)
    .execute()
}

/** Counts that something was said of an import, and gives the new count. */
export async function countChange(tx: Tx, importId: string): Promise<number> {
  const row = await tx.query
    .updateTable('policy_import')
    .set((set) => ({ revision: set('revision', '+', 1) }))
    .where('trust_id', '=', tx.trustId)
    .where('import_id', '=', importId)
    .returning('revision')
    .executeTakeFirstOrThrow()
  return row.revision
}

/** Keeps how the draft would stand as of a revision; an older word never takes the place of a newer one. */
export async function putCheck(
  tx: Tx,
  importId: string,
  { revision, check }: { readonly revision: number; readonly check: KeptCheck },
): Promise<void> {
  await tx.query
    .updateTable('policy_import')
    .set({ checked: JSON.stringify(check), checked_revision: revision })
    .where('trust_id', '=', tx.trustId)
    .where('import_id', '=', importId)
    .where((or) =>
      or.or([or('checked_revision', 'is', null), or('checked_revision', '<=', revision)]),
    )
    .execute()
}

/** Keeps how far the reading is. */
export async function putProgress(
  tx: Tx,
  importId: string,
  { step, seenAt }: ImportProgress,
): Promise<void> {
  const columns = { step, seen_at: seenAt }
  await tx.query
    .insertInto('policy_import_progress')
    .values({ trust_id: tx.trustId, import_id: importId, ...columns })
    .onConflict((clash) => clash.columns(['trust_id', 'import_id']).doUpdateSet(columns))
    .execute()
}

/** How far the reading is, as it last said. */
export async function findProgress(tx: Tx, importId: string): Promise<ImportProgress | undefined> {
  return tx.query
    .selectFrom('policy_import_progress')
    .select(['step', 'seen_at as seenAt'])
    .where('trust_id', '=', tx.trustId)
    .where('import_id', '=', importId)
    .executeTakeFirst()
}

function importOf(row: Selectable<PolicyImportTable>): PolicyImport {
  return {
    importId: row.import_id,
    fileName: row.file_name,
    bytes: row.bytes,
    state: row.state,
    problem: row.problem ?? undefined,
    begunBy: row.begun_by,
    begunAt: row.begun_at,
    kind: row.kind ?? undefined,
    pages: row.pages ?? undefined,
    control: row.control === null ? { history: [] } : keptControl.parse(row.control),
    defects: row.defects === null ? [] : keptDefects.parse(row.defects),
    related: row.related === null ? undefined : keptRelated.parse(row.related),
    revision: row.revision,
    checked: checkedOf(row),
    draftId: row.draft_id ?? undefined,
  }
}

function checkedOf({
  checked,
  checked_revision: revision,
}: Selectable<PolicyImportTable>): PolicyImport['checked'] {
  if (checked === null || revision === null) return undefined
  return { revision, check: keptCheck.parse(checked) }
}
