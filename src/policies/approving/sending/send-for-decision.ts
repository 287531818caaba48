import { recordAudit } from '#audit/audit.store.ts'
import { type LogSecret, signerFor } from '#audit/log-secret.ts'
import { addDays, type IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Tx } from '#db/db.ts'
import type { Draft } from '#policies/drafts/draft.ts'
import { findDraftRow, findRevisionLines, putDraftState } from '#policies/drafts/drafts.store.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import type { Built } from '#rulebooks/ledger.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import { lookAtDraft, type LookedAt, type LookNeeds } from './look-at-draft.ts'
import type { Package } from '#policies/approving/package.ts'
import { findPackageRow, insertPackage } from '#policies/approving/packages.store.ts'
import type { Lack } from './ready-to-send.ts'
import type { ReplayFound, ReplayReportOf } from './replay-report.ts'
import { packageSubject, sealedAction } from '#policies/approving/seal-standing.ts'
import { packageForm } from '#policies/approving/sealing/manifest.ts'
import { asJson, type PackageParts } from '#policies/approving/sealing/package-parts.ts'
import { controlKept, partsOfEdition } from '#policies/approving/sealing/parts-of-edition.ts'
import { sealPackage } from '#policies/approving/sealing/seal-package.ts'
import { whatChanged } from '#policies/approving/sealing/what-changed.ts'

/** What sending needs. */
export type SendNeeds = LookNeeds & {
  readonly logSecret: LogSecret
  readonly built: Built
  readonly replayReportOf: ReplayReportOf
}

/** Why a draft was not sent. */
export type NotSent =
  | { readonly type: 'no-such-draft' }
  | { readonly type: 'not-drafting' }
  /** It was saved since whoever sends it looked. */
  | { readonly type: 'stale'; readonly revision: number }
  | { readonly type: 'lacking'; readonly lacks: readonly Lack[] }

type Asked = {
  readonly trust: { readonly trustId: string; readonly code: string; readonly name: string }
  readonly draftId: string
  /** The revision that whoever sends it looked at. */
  readonly revision: number
  /** From when it is to be in force. */
  readonly inForceFrom: IsoDay
  /** The id the package will have, so that a form sent twice seals one. */
  readonly packageId: string
  readonly by: string
}

/**
 * Seals a draft as it is and puts it to those who decide; refused with everything that is missing. Until
 * they have, or the package is withdrawn or lapses, nobody can change the draft.
 */
export async function sendForDecision(
  needs: SendNeeds,
  asked: Asked,
): Promise<Result<Package, NotSent>> {
  const { draftId, revision, inForceFrom: day } = asked
  const { trustId } = asked.trust
  const sentBefore = await needs.db.transactionFor(trustId, (tx) => findSentBefore(tx, asked))
  if (sentBefore !== undefined) return ok(sentBefore)
  const draft = asSeen(await findDraft(needs, { trustId, draftId }), revision)
  if (!draft.ok) return draft
  const looked = await lookAtDraft(needs, { trust: asked.trust, draft: draft.value, day })
  const { edition, lacks } = looked
  if (edition === undefined || lacks.length > 0) return err({ type: 'lacking', lacks })
  const replay = await needs.replayReportOf({ trustId, draftId, revision })
  return needs.db.transactionFor(trustId, async (tx) => {
    const still = asSeen(await findDraftRow(tx, draftId, 'lock'), revision)
    if (!still.ok) return sentMeanwhile(await findSentBefore(tx, asked), still)
    return ok(await seal(tx, needs, { ...asked, draft: still.value, looked, edition, replay }))
  })
}

function asSeen(draft: Draft | undefined, revision: number): Result<Draft, NotSent> {
  if (draft === undefined) return err({ type: 'no-such-draft' })
  if (draft.state !== 'drafting') return err({ type: 'not-drafting' })
  return draft.revision === revision ? ok(draft) : err({ type: 'stale', revision: draft.revision })
}

/** The package that the same form sealed before. */
async function findSentBefore(tx: Tx, { packageId, draftId }: Asked): Promise<Package | undefined> {
  const found = await findPackageRow(tx, packageId)
  return found?.draftId === draftId ? found : undefined
}

/** A form that was sent twice at once sealed one package. */
function sentMeanwhile(
  sent: Package | undefined,
  otherwise: Result<Draft, NotSent> & { readonly ok: false },
): Result<Package, NotSent> {
  return sent === undefined ? otherwise : ok(sent)
}

type Sealing = Asked & {
  readonly draft: Draft
  readonly looked: LookedAt
  readonly edition: SealedEdition
  readonly replay: ReplayFound | undefined
}

async function seal(tx: Tx, needs: SendNeeds, sealing: Sealing): Promise<Package> {
  const { trust, draft, edition, packageId, by, inForceFrom } = sealing
  const { draftId, revision } = draft
  const at = needs.clock.now()
  const { label, seal: ofEdition } = controlKept(edition)
  const terms = termsOf(sealing)
  const sealed = sealPackage(
    signerFor(needs.logSecret, trust.trustId),
    {
      form: packageForm,
      package: packageId,
      trust: { id: trust.trustId, code: trust.code, name: trust.name },
      draft: { id: draftId, revision },
      title: edition.rulebook.control.title,
      edition: { ...controlKept(edition), inForceFrom },
      decision: terms,
      sealedAt: at.toISOString(),
    },
    await partsOf(tx, needs, sealing),
  )
  const one: Package = {
    state: 'in-review',
    packageId,
    draftId,
    revision,
    seal: ofEdition,
    label,
    inForceFrom,
    terms,
    sha256: sealed.sha256,
    sealedBy: by,
    sealedAt: at,
  }
  await insertPackage(tx, one, sealed)
  await putDraftState(tx, draftId, { state: 'in-review', at })
  const { sha256, publicKey: key } = sealed
  await recordAudit(tx, {
    at,
    actor: by,
    action: sealedAction,
    subject: packageSubject(packageId),
    facts: { draft: draftId, revision, edition: label, seal: ofEdition, sha256, key },
  })
  return one
}

/** Nobody decides later than on the day from which the edition is to be in force. */
function termsOf({ looked, inForceFrom }: Sealing): Package['terms'] {
  const { days, ...way } = looked.way
  const last = addDays(looked.today, days)
  return { ...way, decideBy: last < inForceFrom ? last : inForceFrom }
}

const noReplay = 'No replay was run for this revision, so nobody has seen which answers it changes.'

async function partsOf(
  tx: Tx,
  { built }: SendNeeds,
  { edition, looked, draft, replay }: Sealing,
): Promise<PackageParts> {
  const saves = await findRevisionLines(tx, draft.draftId, { most: draft.revision, after: 0 })
  return {
    ...partsOfEdition(edition, built),
    changes: whatChanged(edition, looked.before),
    acceptances: looked.acceptances.map(({ at, ...one }) => ({ ...one, at: at.toISOString() })),
    authors: saves.toReversed().map(({ revision, savedBy: by, savedAt, reason }) => ({
      revision,
      by,
      at: savedAt.toISOString(),
      reason,
    })),
    replay:
      replay === undefined
        ? { run: false, says: [noReplay] }
        : { run: true, says: [...replay.says], report: asJson(replay.report) },
  }
}
