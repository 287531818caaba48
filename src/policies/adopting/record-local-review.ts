import type { AuditEntry } from '#audit/audit-entry.ts'
import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { addDays, dayOf, type IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db, Tx } from '#db/db.ts'
import type { OfTrust, Shelf } from '#policies/shelf.ts'
import type { Local } from '#rulebooks/language/rulebook.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import type { LocalRecord } from './local-record.ts'
import { findLocalRecord, insertLocalRecord } from './local-records.store.ts'

/** What is to be recorded of a school of the trust. */
export type LocalAsked = {
  readonly trust: OfTrust
  readonly by: string
  /** Made by the form, so that one sent twice records one thing. */
  readonly recordId: string
  readonly schoolId: string
  /** When it was done; left out, the record it corrects is taken back. */
  readonly on?: IsoDay | undefined
  readonly body: string
  readonly minute: string
  readonly corrects?: string | undefined
}

/** Why nothing was recorded. */
export type NotRecorded =
  | { readonly type: 'not-asked' }
  | { readonly type: 'no-such-record' }
  | { readonly type: 'day-missing' }
  | { readonly type: 'day-to-come' }
  | { readonly type: 'too-early'; readonly from: IsoDay }
  | { readonly type: 'already-corrected' }

/** So long before an edition is in force a school may have dealt with it already. */
const daysBefore = 365

/**
 * Records that a school's own body reviewed or adopted the edition in force, or has its copy, as the
 * text asks. A correction is one more record, which stands in place of the one it names.
 */
export async function recordLocalReview(
  { db, clock, shelf }: { readonly db: Db; readonly clock: Clock; readonly shelf: Shelf },
  asked: LocalAsked,
): Promise<Result<LocalRecord, NotRecorded>> {
  const now = clock.now()
  const edition = await shelf.inForce(asked.trust, dayOf(now))
  const local = edition?.rulebook.control.local
  if (!edition || !local) return err({ type: 'not-asked' })
  const { trustId } = asked.trust
  const since = await shelf.since(trustId, edition)
  return db.transactionFor(trustId, (tx) => keep(tx, { asked, edition, since, local, now }))
}

type Keeping = {
  readonly asked: LocalAsked
  readonly edition: SealedEdition
  /** From when the edition is in force. */
  readonly since: IsoDay
  readonly local: Local
  readonly now: Date
}

async function keep(
  tx: Tx,
  { asked, edition, since, local, now }: Keeping,
): Promise<Result<LocalRecord, NotRecorded>> {
  const before = await corrected(tx, asked)
  if (asked.corrects !== undefined && before === undefined) return err({ type: 'no-such-record' })
  const wrong = wrongDay(asked, { today: dayOf(now), since: before ? undefined : since })
  if (wrong) return err(wrong)
  const { recordId, schoolId, on, body, minute, corrects, by } = asked
  const { seal, kind } = before ?? { seal: edition.seal, kind: local.kind }
  const said = { recordId, schoolId, on, body, minute, corrects }
  const record = { ...said, seal, kind, recordedAt: now, recordedBy: by }
  if (!(await insertLocalRecord(tx, record))) return sentBefore(tx, record)
  await recordAudit(tx, entryOf(record))
  return ok(record)
}

function entryOf(record: LocalRecord): AuditEntry {
  const { recordId, schoolId: school, kind, seal: edition, recordedAt, recordedBy } = record
  return {
    at: recordedAt,
    actor: recordedBy,
    action: 'local-review.recorded',
    subject: { kind: 'local-review', id: recordId },
    facts: { school, kind, on: record.on ?? null, corrects: record.corrects ?? null, edition },
  }
}

async function corrected(tx: Tx, { corrects, schoolId }: LocalAsked) {
  const found = corrects === undefined ? undefined : await findLocalRecord(tx, corrects)
  return found?.schoolId === schoolId ? found : undefined
}

/** What is wrong with the day; only a new record has to fit the edition in force. */
function wrongDay(
  { on, corrects }: LocalAsked,
  { today, since }: { readonly today: IsoDay; readonly since: IsoDay | undefined },
): NotRecorded | undefined {
  if (on === undefined) return corrects === undefined ? { type: 'day-missing' } : undefined
  if (on > today) return { type: 'day-to-come' }
  if (since === undefined) return undefined
  const from = addDays(since, -daysBefore)
  return on < from ? { type: 'too-early', from } : undefined
}

/** A form that was sent twice recorded what it says; otherwise somebody else corrected it first. */
async function sentBefore(
  tx: Tx,
  { recordId, recordedBy }: LocalRecord,
): Promise<Result<LocalRecord, NotRecorded>> {
  const before = await findLocalRecord(tx, recordId)
  return before?.recordedBy === recordedBy ? ok(before) : err({ type: 'already-corrected' })
}
