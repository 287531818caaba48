import { recordAudit } from '#audit/audit.store.ts'
import { parseJson } from '#audit/log/parse-json.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'
import { sendJob } from '#jobs/send-job.ts'
import { additionsQueue } from '#policies/additions/addition.ts'
import type { Draft } from '#policies/drafts/draft.ts'
import { findDraftRow, putDraftState } from '#policies/drafts/drafts.store.ts'
import { putEdition } from '#policies/editions.store.ts'
import { findLabelSince, putTerm } from '#policies/terms.store.ts'

import { insertDecision } from './decisions.store.ts'
import { type Decision, type NotOpen, openOn, type Package } from '#policies/approving/package.ts'
import { findPackageRow, holdPackageRow, putClosed } from '#policies/approving/packages.store.ts'
import { findPart } from '#policies/approving/sealed.store.ts'
import { packageSubject, sealBrokenBy } from '#policies/approving/seal-standing.ts'
import { packageParts, type PackageParts } from '#policies/approving/sealing/package-parts.ts'

/** A package and its draft that nobody else can decide on or change until the transaction ends. */
export type Held = { readonly one: Package; readonly draft: Draft }

/** Why a package cannot be decided on. */
export type NotHeld = { readonly type: 'no-such-package' } | NotOpen

/** Why nobody may decide on a package that is open. */
export type NotStanding =
  | { readonly type: 'seal-broken'; readonly by: readonly string[] }
  /** Another edition was approved since it was sealed: it does not say what it would change of that. */
  | { readonly type: 'overtaken'; readonly by: string }

/** Takes hold of a package that is in review and not past its last day. The draft always goes first. */
export async function holdPackage(
  tx: Tx,
  packageId: string,
  today: IsoDay,
): Promise<Result<Held, NotHeld>> {
  const held = await holdAny(tx, packageId)
  if (held === undefined) return err({ type: 'no-such-package' })
  const open = openOn(held.one, today)
  return open.ok ? ok(held) : open
}

/** The same for a package however it stands. */
export async function holdAny(tx: Tx, packageId: string): Promise<Held | undefined> {
  const found = await findPackageRow(tx, packageId)
  const draft = found && (await findDraftRow(tx, found.draftId, 'lock'))
  const one = draft && (await holdPackageRow(tx, packageId))
  return one && draft && { one, draft }
}

/**
 * Whether what is decided on is what was sealed, the package and the draft it was made from, and still
 * compares itself with the edition that it would replace.
 */
export async function checkStanding(
  tx: Tx,
  { one, draft }: Held,
): Promise<Result<void, NotStanding>> {
  const since = await findLabelSince(tx, one.sealedAt)
  if (since !== undefined) return err({ type: 'overtaken', by: since })
  const broken = await sealBrokenBy(tx, one)
  const words = broken.length === 0 ? await wordsOf(tx, one) : undefined
  const isSame = words?.source === draft.source && one.revision === draft.revision
  const by = broken.length > 0 || isSame ? broken : ['the draft was changed since it was sealed']
  return by.length === 0 ? ok(undefined) : err({ type: 'seal-broken', by })
}

async function wordsOf(tx: Tx, { packageId }: Package): Promise<PackageParts['words']> {
  return packageParts.shape.words.parse(parseJson((await findPart(tx, packageId, 'words')) ?? ''))
}

/**
 * Keeps what was decided and does what follows, in one transaction: an approved edition gets its term from
 * the day it names; a declined draft goes back to be drafted.
 */
export async function settle(
  tx: Tx,
  { one, draft }: Held,
  { decision, by }: { readonly decision: Decision; readonly by: string },
): Promise<void> {
  const { packageId, terms } = one
  const { outcome, reason, decidedAt: at, count } = decision
  await insertDecision(tx, packageId, { decision, share: terms.share })
  await putClosed(tx, packageId, { state: outcome, closedAt: at, closedBy: by, why: reason })
  if (outcome === 'approved') await putInForce(tx, one, { at, by })
  const state = outcome === 'approved' ? 'approved' : 'drafting'
  await putDraftState(tx, draft.draftId, { state, at })
  const met = decision.way === 'record' ? { met: decision.metOn, minute: decision.minute } : {}
  await recordAudit(tx, {
    at,
    actor: by,
    action: `package.${outcome}`,
    subject: packageSubject(packageId),
    facts: { draft: draft.draftId, sha256: one.sha256, body: terms.body, ...count, ...met },
  })
}

async function putInForce(
  tx: Tx,
  one: Package,
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<void> {
  const { seal, label, packageId, inForceFrom: fromDay } = one
  const { source, vocabulary: vocabularyText } = await wordsOf(tx, one)
  await putEdition(tx, { seal, label, source, vocabularyText }, at)
  await putTerm(tx, { seal, fromDay, packageId, recordedAt: at, recordedBy: by })
  // What schools add is looked at with the new edition before it is in force.
  await sendJob(tx, additionsQueue, {})
}

/** Takes a package away from those who decide, and its draft back to be drafted. */
export async function takeBack(
  tx: Tx,
  { one, draft }: Held,
  closed: {
    readonly state: 'withdrawn' | 'lapsed'
    readonly by: string
    readonly at: Date
    readonly why: string
  },
): Promise<void> {
  const { state, by, at, why } = closed
  await putClosed(tx, one.packageId, { state, closedAt: at, closedBy: by, why })
  await putDraftState(tx, draft.draftId, { state: 'drafting', at })
  await recordAudit(tx, {
    at,
    actor: by,
    action: `package.${state}`,
    subject: packageSubject(one.packageId),
    facts: { draft: draft.draftId, sha256: one.sha256 },
  })
}
