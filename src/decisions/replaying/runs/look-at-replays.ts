import { figures } from '#core/figures.ts'
import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { dayWords } from '#core/day.ts'
import type { Db } from '#db/db.ts'
import type { ReplayReport } from '#decisions/replaying/report.ts'

import type { ReplayRun } from './run.ts'
import {
  findAskedBehind,
  findLatestReport,
  findRun,
  type AskedBehind,
  type OfRevision,
} from './runs.store.ts'

type Needs = { readonly db: Db }
type Asked = OfRevision & { readonly trustId: string }

/** The replay of a revision, and the latest one that has a report, which may be of an earlier one. */
export async function lookAtReplay(
  { db }: Needs,
  { trustId, ...of }: Asked,
): Promise<{ readonly run: ReplayRun | undefined; readonly reported: ReplayRun | undefined }> {
  return db.transactionFor(trustId, async (tx) => {
    const run = await findRun(tx, of)
    return { run, reported: run?.report ? run : await findLatestReport(tx, of) }
  })
}

/** The report of a revision in sentences and in full, as a package holds it; undefined without one. */
export async function replayReportOf(
  { db }: Needs,
  { trustId, draftId, revision }: Asked,
): Promise<{ readonly says: readonly string[]; readonly report: ReplayReport } | undefined> {
  const run = await db.transactionFor(trustId, (tx) => findRun(tx, { draftId, revision }))
  return run?.report && { says: sentencesOf(run.report), report: run.report }
}

type Told = Pick<ReplayReport, 'asked' | 'changed' | 'cannot' | 'days'> & {
  readonly changes: readonly unknown[]
}

/** What a report comes to, in sentences. */
export function sentencesOf({ asked, changed, cannot, changes, days }: Told): readonly string[] {
  if (days === null) return ['No question was kept yet, so nothing could be replayed.']
  const [first, last] = [dayWords(days.first), dayWords(days.last)]
  const open = cannot === 0 ? [] : [`${figures(cannot)} cannot be answered with the draft.`]
  const about = first === last ? `about ${first}` : `about the days from ${first} to ${last}`
  return [
    asked === 1
      ? `One kept question, ${about}, was answered again.`
      : `${figures(asked)} kept questions ${about} were answered again.`,
    changesTold(changed, changes.length),
    ...open,
  ]
}

function changesTold(changed: number, ways: number): string {
  if (changed === 0) return 'No answer changes.'
  if (changed === 1) return 'One answer changes.'
  return `${figures(changed)} answers change, in ${ways === 1 ? 'one way' : `${figures(ways)} ways`}.`
}

/**
 * Opens who asked the questions behind a change: a page of them, and whether more follow. That it was
 * opened, by whom, is recorded first.
 */
export async function openWhoAsked(
  { db, clock }: Needs & { readonly clock: Clock },
  asked: Asked & {
    readonly no: number
    readonly by: string
    readonly most: number
    readonly after: number
  },
): Promise<{ readonly askers: readonly AskedBehind[]; readonly more: boolean }> {
  const { trustId, draftId, revision, no, by, most, after } = asked
  return db.transactionFor(trustId, async (tx) => {
    const of = { draftId, revision, no }
    const askers = await findAskedBehind(tx, of, { most: most + 1, after })
    await recordAudit(tx, {
      at: clock.now(),
      actor: by,
      action: 'replay.askers-seen',
      subject: { kind: 'draft', id: draftId },
      facts: { revision, change: no, shown: Math.min(askers.length, most) },
    })
    return { askers: askers.slice(0, most), more: askers.length > most }
  })
}
