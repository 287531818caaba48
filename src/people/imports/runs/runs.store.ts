import type { Selectable } from 'kysely'
import { z } from 'zod'

import type { Tx } from '#db/db.ts'
import type { ImportRunTable } from '#db/tables/imports.ts'
import { csvMapping } from '#people/imports/reading/mapping.ts'
import { kinds } from '#people/person.ts'

import type { ImportRun, Progress, RunSummary } from './run.ts'

/** Keeps a new run. */
export async function insertRun(
  tx: Tx,
  run: Pick<
    ImportRun,
    'runId' | 'format' | 'source' | 'group' | 'mapping' | 'startedBy' | 'startedAt'
  >,
): Promise<void> {
  await tx.query
    .insertInto('import_run')
    .values({
      trust_id: tx.trustId,
      run_id: run.runId,
      format: run.format,
      source: run.source,
      group_uid: run.group ?? null,
      mapping: run.mapping === undefined ? null : JSON.stringify(run.mapping),
      state: 'files',
      started_by: run.startedBy,
      started_at: run.startedAt,
    })
    .execute()
}

/** The run with this id, if the transaction's trust has it; `lock` keeps others from changing it. */
export async function findRun(
  tx: Tx,
  runId: string,
  { lock }: { readonly lock?: boolean } = {},
): Promise<ImportRun | undefined> {
  const all = tx.query
    .selectFrom('import_run')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .where('run_id', '=', runId)
  const row = await (lock ? all.forNoKeyUpdate() : all).executeTakeFirst()
  return row && runOf(row)
}

/** The runs of the trust, the latest first, with the names of those who started and applied them. */
export async function findRuns(tx: Tx, page: { readonly skip: number; readonly most: number }) {
  const rows = await tx.query
    .selectFrom('import_run as run')
    .innerJoin('person', (on) =>
      on
        .onRef('person.trust_id', '=', 'run.trust_id')
        .onRef('person.person_id', '=', 'run.started_by'),
    )
    .selectAll('run')
    .select(['person.given_name', 'person.family_name'])
    .where('run.trust_id', '=', tx.trustId)
    .orderBy('run.run_id', 'desc')
    .limit(page.most)
    .offset(page.skip)
    .execute()
  return rows.map((row) => ({
    run: runOf(row),
    startedByName: `${row.given_name} ${row.family_name}`.trim(),
  }))
}

/** The runs begun before an instant that still hold something of people. */
export async function findRunsToForget(tx: Tx, before: Date): Promise<readonly ImportRun[]> {
  const rows = await tx.query
    .selectFrom('import_run')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .where('started_at', '<=', before)
    .where('is_forgotten', '=', false)
    .execute()
  return rows.map(runOf)
}

/** What can be set of a run; what is left out stays. */
export type RunChange = Partial<
  Pick<
    ImportRun,
    | 'state'
    | 'problem'
    | 'mapping'
    | 'day'
    | 'summary'
    | 'fingerprint'
    | 'confirmedLeaving'
    | 'lookalikes'
    | 'appliedBy'
    | 'finishedAt'
    | 'hasChanged'
    | 'isForgotten'
  >
>

/** Changes a run. Something given as undefined is taken away. */
export async function updateRun(tx: Tx, runId: string, change: RunChange): Promise<void> {
  // A column that is undefined is left as it is.
  const given = <K extends keyof RunChange>(key: K) =>
    Object.hasOwn(change, key) ? (change[key] ?? null) : undefined
  await tx.query
    .updateTable('import_run')
    .set({
      state: change.state,
      problem: given('problem'),
      mapping: asJson(given('mapping')),
      day: given('day'),
      summary: asJson(given('summary')),
      fingerprint: given('fingerprint'),
      confirmed_leaving: given('confirmedLeaving'),
      lookalikes: given('lookalikes'),
      applied_by: given('appliedBy'),
      finished_at: given('finishedAt'),
      has_changed: change.hasChanged,
      is_forgotten: change.isForgotten,
    })
    .where('trust_id', '=', tx.trustId)
    .where('run_id', '=', runId)
    .execute()
}

function asJson(value: object | null | undefined): string | null | undefined {
  return value ? JSON.stringify(value) : value
}

/** Keeps how far the work is. */
export async function putProgress(tx: Tx, runId: string, progress: Progress): Promise<void> {
  const columns = {
    step: progress.step,
    done: progress.done,
    total: progress.total,
    seen_at: progress.seenAt,
  }
  await tx.query
    .insertInto('import_progress')
    .values({ trust_id: tx.trustId, run_id: runId, ...columns })
    .onConflict((clash) => clash.columns(['trust_id', 'run_id']).doUpdateSet(columns))
    .execute()
}

/** How far the work on a run is, as it last said. */
export async function findProgress(tx: Tx, runId: string): Promise<Progress | undefined> {
  return tx.query
    .selectFrom('import_progress')
    .select(['step', 'done', 'total', 'seen_at as seenAt'])
    .where('trust_id', '=', tx.trustId)
    .where('run_id', '=', runId)
    .executeTakeFirst()
}

function runOf(row: Selectable<ImportRunTable>): ImportRun {
  return {
    runId: row.run_id,
    format: row.format,
    source: row.source,
    group: orNone(row.group_uid),
    mapping: row.mapping === null ? undefined : csvMapping.parse(row.mapping),
    state: row.state,
    problem: orNone(row.problem),
    startedBy: row.started_by,
    startedAt: row.started_at,
    appliedBy: orNone(row.applied_by),
    finishedAt: orNone(row.finished_at),
    day: orNone(row.day),
    summary: row.summary === null ? undefined : summary.parse(row.summary),
    fingerprint: orNone(row.fingerprint),
    confirmedLeaving: orNone(row.confirmed_leaving),
    lookalikes: orNone(row.lookalikes),
    hasChanged: row.has_changed,
    isForgotten: row.is_forgotten,
  }
}

function orNone<T>(value: T | null): T | undefined {
  return value ?? undefined
}

const count = z.number()
const texts = z.array(z.string())
const summary: z.ZodType<RunSummary> = z.object({
  mode: z.enum(['bulk', 'delta']),
  counts: z.object({
    new: count,
    lookalike: count.default(0),
    changed: count,
    left: count,
    unchanged: count,
    refused: count,
    rolesEnding: count,
    linksChanged: count,
  }),
  schools: z.object({ new: texts, changed: texts }),
  perSchool: z.array(z.object({ school: z.string(), new: count, changed: count, left: count })),
  dropped: z.array(z.object({ file: z.string(), columns: texts })),
  notes: z.array(z.object({ note: z.string(), times: count })),
  leaving: z.array(z.object({ kind: z.enum(kinds), leaving: count, of: count })),
  hasUnreadRows: z.boolean(),
  confirmLeaving: count.optional(),
})
