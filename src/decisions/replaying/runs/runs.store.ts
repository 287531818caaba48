import { sql, type Selectable } from 'kysely'

import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'
import type { ReplayRunTable } from '#db/tables/replay.ts'
import type { KeptGroup } from '#decisions/replaying/replay.store.ts'
import { canonicalReport, reportSchema, type ReplayReport } from '#decisions/replaying/report.ts'

import type { ReplayRun } from './run.ts'

/** Which revision of which draft. */
export type OfRevision = { readonly draftId: string; readonly revision: number }

/** The run of a revision; with `lock` nobody else changes it until the transaction ends. */
export async function findRun(
  tx: Tx,
  { draftId, revision }: OfRevision,
  lock: 'lock' | 'look' = 'look',
): Promise<ReplayRun | undefined> {
  const query = runsOf(tx, draftId).where('revision', '=', revision)
  const row = await (lock === 'lock' ? query.forUpdate() : query).executeTakeFirst()
  return row && fromRow(row)
}

/** The latest revision of a draft that has a report, up to one. */
export async function findLatestReport(
  tx: Tx,
  { draftId, revision }: OfRevision,
): Promise<ReplayRun | undefined> {
  const row = await runsOf(tx, draftId)
    .where('revision', '<=', revision)
    .where('state', '=', 'done')
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && fromRow(row)
}

/** The runs of a draft whose work is not done. */
export async function findOpenRuns(tx: Tx, draftId: string): Promise<readonly ReplayRun[]> {
  const rows = await runsOf(tx, draftId)
    .where('state', 'in', ['waiting', 'working'])
    .orderBy('revision')
    .limit(100)
    .execute()
  return rows.map(fromRow)
}

function runsOf(tx: Tx, draftId: string) {
  return tx.query
    .selectFrom('replay_run')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .where('draft_id', '=', draftId)
}

/** Keeps a run that waits for its work; what an earlier one of the revision found is gone. */
export async function putWaitingRun(
  tx: Tx,
  { draftId, revision, by, at }: OfRevision & { readonly by: string; readonly at: Date },
): Promise<void> {
  await deleteChanges(tx, { draftId, revision })
  const fresh = {
    state: 'waiting',
    asked_by: by,
    asked_at: at,
    step: 'waiting',
    done: 0,
    total: 0,
    seen_at: at,
    days: sql<readonly string[]>`'{}'::date[]`,
    report: null,
  } as const
  await tx.query
    .insertInto('replay_run')
    .values({ trust_id: tx.trustId, draft_id: draftId, revision, ...fresh })
    .onConflict((clash) => clash.columns(['trust_id', 'draft_id', 'revision']).doUpdateSet(fresh))
    .execute()
}

/** Keeps how far a run is. */
export async function putProgress(
  tx: Tx,
  { draftId, revision }: OfRevision,
  progress: Partial<Pick<ReplayRun, 'state' | 'step' | 'done' | 'total'>> & {
    readonly seenAt: Date
  },
): Promise<void> {
  const { seenAt, ...rest } = progress
  await tx.query
    .updateTable('replay_run')
    .set({ ...rest, seen_at: seenAt })
    .where('trust_id', '=', tx.trustId)
    .where('draft_id', '=', draftId)
    .where('revision', '=', revision)
    .where('state', 'in', ['waiting', 'working'])
    .execute()
}

/** What a replay found, to be kept. */
export type Finding = {
  readonly report: ReplayReport
  readonly lines: readonly IsoDay[] | 'every'
  readonly behind: readonly { readonly no: number; readonly groups: readonly KeptGroup[] }[]
  readonly at: Date
}

/** Keeps the report of a run, with the questions behind each change. */
export async function putReport(
  tx: Tx,
  { draftId, revision }: OfRevision,
  { report, lines, behind, at }: Finding,
): Promise<void> {
  await deleteChanges(tx, { draftId, revision })
  await tx.query
    .updateTable('replay_run')
    .set({
      state: 'done',
      seen_at: at,
      // Where every day was taken for itself, the day asked about is the only line there is.
      days: sql<
        readonly string[]
      >`${lines === 'every' ? '{infinity}' : `{${lines.join()}}`}::text::date[]`,
      report: canonicalReport(report),
    })
    .where('trust_id', '=', tx.trustId)
    .where('draft_id', '=', draftId)
    .where('revision', '=', revision)
    .execute()
  const list = (items: readonly (string | number)[]): string => `{${items.join()}}`
  for (const { no, groups } of behind) {
    await sql`
      insert into replay_change (trust_id, draft_id, revision, change_no, questions, day_keys, answers, editions)
      values (${tx.trustId}, ${draftId}, ${revision}, ${no},
        ${list(groups.map(({ question }) => question))}::text::uuid[],
        ${list(groups.map(({ dayKey }) => dayKey))}::text::int[],
        ${list(groups.map(({ answer }) => answer))}::text::uuid[],
        ${list(groups.map(({ edition }) => edition))}::text::uuid[])`.execute(tx.query)
  }
}

async function deleteChanges(tx: Tx, { draftId, revision }: OfRevision): Promise<void> {
  await tx.query
    .deleteFrom('replay_change')
    .where('trust_id', '=', tx.trustId)
    .where('draft_id', '=', draftId)
    .where('revision', '=', revision)
    .execute()
}

/** The text of a revision, and the school whose addition it is. */
export async function findText(
  tx: Tx,
  { draftId, revision }: OfRevision,
): Promise<{ readonly source: string; readonly schoolId: string | undefined } | undefined> {
  const row = await tx.query
    .selectFrom('draft_revision')
    .innerJoin('draft', (join) =>
      join
        .onRef('draft.trust_id', '=', 'draft_revision.trust_id')
        .onRef('draft.draft_id', '=', 'draft_revision.draft_id'),
    )
    .select(['draft_revision.source as source', 'school_id as schoolId'])
    .where('draft_revision.trust_id', '=', tx.trustId)
    .where('draft_revision.draft_id', '=', draftId)
    .where('draft_revision.revision', '=', revision)
    .executeTakeFirst()
  return row && { source: row.source, schoolId: row.schoolId ?? undefined }
}

/** One kept question behind a change, and who asked it. */
export type AskedBehind = {
  readonly decisionId: string
  readonly askedAt: Date
  readonly asOf: IsoDay
  readonly personId: string | null
}

/** The kept questions behind a change of a report, the latest first: `most` of them, after so many. */
export async function findAskedBehind(
  tx: Tx,
  { draftId, revision, no }: OfRevision & { readonly no: number },
  { most, after }: { readonly most: number; readonly after: number },
): Promise<readonly AskedBehind[]> {
  const { rows } = await sql<AskedBehind>`
    select d.decision_id as "decisionId", d.asked_at as "askedAt", d.as_of as "asOf",
      d.asked_by as "personId"
    from replay_change as c
    join replay_run as r on r.trust_id = c.trust_id and r.draft_id = c.draft_id
      and r.revision = c.revision
    cross join lateral unnest(c.questions, c.day_keys, c.answers, c.editions)
      as k(question_id, day_key, answer_id, edition_id)
    join decision_gist as g on g.trust_id = c.trust_id and g.question_id = k.question_id
      and g.answer_id = k.answer_id and g.edition_id = k.edition_id
      and k.day_key = case when g.names_day or r.days = '{infinity}'
        then g.as_of - date '2000-01-01' else width_bucket(g.as_of, r.days) end
    join decision as d on d.trust_id = g.trust_id and d.decision_id = g.decision_id
    join draft as own on own.trust_id = c.trust_id and own.draft_id = c.draft_id
      and (own.school_id is null or own.school_id = g.asker_school)
    where c.trust_id = ${tx.trustId} and c.draft_id = ${draftId} and c.revision = ${revision}
      and c.change_no = ${no}
    order by d.asked_at desc, d.decision_id limit ${most} offset ${after}`.execute(tx.query)
  return rows
}

function fromRow(row: Selectable<ReplayRunTable>): ReplayRun {
  return {
    draftId: row.draft_id,
    revision: row.revision,
    state: row.state,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    step: row.step,
    done: row.done,
    total: row.total,
    seenAt: row.seen_at,
    report: row.report === null ? undefined : reportSchema.parse(JSON.parse(row.report)),
  }
}
