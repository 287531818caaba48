import type { Tx } from '#db/db.ts'

import type { LocalRecord } from './local-record.ts'

/** Keeps a record; false when its id is taken, or another stands in place of what it corrects. */
export async function insertLocalRecord(tx: Tx, record: LocalRecord): Promise<boolean> {
  const kept = await tx.query
    .insertInto('local_review')
    .values({
      trust_id: tx.trustId,
      record_id: record.recordId,
      seal: record.seal,
      school_id: record.schoolId,
      kind: record.kind,
      on_day: record.on ?? null,
      body: record.body,
      minute: record.minute,
      corrects: record.corrects ?? null,
      recorded_at: record.recordedAt,
      recorded_by: record.recordedBy,
    })
    .onConflict((clash) => clash.doNothing())
    .returning('record_id')
    .executeTakeFirst()
  return kept !== undefined
}

/** The record with an id. */
export async function findLocalRecord(tx: Tx, recordId: string): Promise<LocalRecord | undefined> {
  const row = await localRecords(tx).where('record_id', '=', recordId).executeTakeFirst()
  return row && recordOf(row)
}

/** Everything recorded of an edition, at one school where it is named, oldest first. */
export async function findLocalRecords(
  tx: Tx,
  { seal, schoolId }: { readonly seal: string; readonly schoolId?: string | undefined },
): Promise<readonly LocalRecord[]> {
  const all = localRecords(tx).where('seal', '=', seal)
  const found = schoolId === undefined ? all : all.where('school_id', '=', schoolId)
  return (await found.orderBy('record_id').execute()).map(recordOf)
}

/** Everything recorded of a school, of whatever edition, oldest first; at most so many. */
export async function findRecordsOfSchool(
  tx: Tx,
  { schoolId, most }: { readonly schoolId: string; readonly most: number },
): Promise<readonly LocalRecord[]> {
  const rows = await localRecords(tx)
    .where('school_id', '=', schoolId)
    .orderBy('record_id', 'desc')
    .limit(most)
    .execute()
  return rows.toReversed().map(recordOf)
}

function localRecords(tx: Tx) {
  return tx.query
    .selectFrom('local_review')
    .select([
      'record_id as recordId',
      'seal',
      'school_id as schoolId',
      'kind',
      'on_day as on',
      'body',
      'minute',
      'corrects',
      'recorded_at as recordedAt',
      'recorded_by as recordedBy',
    ])
    .where('trust_id', '=', tx.trustId)
}

type Row = Awaited<ReturnType<ReturnType<typeof localRecords>['executeTakeFirstOrThrow']>>

function recordOf(row: Row): LocalRecord {
  return { ...row, on: row.on ?? undefined, corrects: row.corrects ?? undefined }
}
