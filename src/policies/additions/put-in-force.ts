import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'
import { sendJob } from '#jobs/send-job.ts'
import type { Draft } from '#policies/drafts/draft.ts'
import { findDraftRow, putDraftState } from '#policies/drafts/drafts.store.ts'
import { putEdition } from '#policies/editions.store.ts'
import type { OfTrust, Shelf } from '#policies/shelf.ts'
import { textWithAddition } from '#rulebooks/addition.ts'
import { reopenEdition, type SealedEdition } from '#rulebooks/library.ts'

import { additionsQueue, fits, type CheckedAddition } from './addition.ts'
import { hasTerm, insertFit, insertTerm } from './additions.store.ts'
import { dayToAskOn } from './check-addition.ts'
import type { CheckApart } from './check-apart.ts'

/** What looking at additions and putting them into force needs. */
export type AdditionNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly shelf: Shelf
  readonly checkApart: CheckApart
}

/** Why an addition was not put into force. */
export type NotInForce =
  | { readonly type: 'no-edition' }
  | { readonly type: 'past-day' }
  /** It was changed or decided on since it was looked at. */
  | { readonly type: 'changed' }
  /** Too many are being looked at just now. */
  | { readonly type: 'busy' }
  | { readonly type: 'does-not-fit'; readonly checked: CheckedAddition }

/** What is asked: the draft as it was looked at, from which day, by whom, and the id of the term. */
export type PuttingInForce = {
  readonly trust: OfTrust
  readonly draft: Draft
  readonly from: IsoDay
  readonly by: string
  readonly termId: string
}

/**
 * Puts what a school adds into force from a day, if it only tightens the edition that is in force then. A
 * form sent twice puts it into force once.
 */
export async function putInForce(
  needs: AdditionNeeds,
  asked: PuttingInForce,
): Promise<Result<undefined, NotInForce>> {
  const { trust, draft, from } = asked
  const { schoolId } = draft
  const now = needs.clock.now()
  if (from < dayOf(now)) return err({ type: 'past-day' })
  const base = await needs.shelf.inForce(trust, from)
  if (!base || schoolId === undefined) return err({ type: 'no-edition' })
  const { source } = draft
  const checked = await checkOn(needs, base, { source, day: from })
  if (checked === 'busy') return err({ type: 'busy' })
  const joined = fits(checked) ? joinedWith(base, source) : undefined
  if (!joined) return err({ type: 'does-not-fit', checked })
  return keep(needs, { ...asked, schoolId, base, joined, at: now })
}

type Keeping = PuttingInForce & {
  readonly schoolId: string
  readonly base: SealedEdition
  readonly joined: SealedEdition
  readonly at: Date
}

async function keep({ db }: AdditionNeeds, asked: Keeping): Promise<Result<undefined, NotInForce>> {
  const { trust, draft, from, by, termId, schoolId, base, joined, at } = asked
  return db.transactionFor(trust.trustId, async (tx) => {
    const current = await findDraftRow(tx, draft.draftId, 'lock')
    const term = {
      termId,
      schoolId,
      draftId: draft.draftId,
      revision: draft.revision,
      title: draft.title,
      source: draft.source,
      fromDay: from,
      recordedAt: at,
      recordedBy: by,
    }
    if (await hasTerm(tx, termId)) return ok(undefined)
    if (current?.state !== 'drafting' || current.revision !== draft.revision) {
      return err({ type: 'changed' })
    }
    await insertTerm(tx, term)
    await putEdition(tx, { ...joined, label: joined.rulebook.control.edition }, at)
    const fit = { termId, baseSeal: base.seal, seal: joined.seal, why: [], checkedAt: at }
    await insertFit(tx, fit)
    await putDraftState(tx, draft.draftId, { state: 'published', at })
    await sendJob(tx, additionsQueue, {})
    await recordAudit(tx, {
      at,
      actor: by,
      action: 'addition.put-in-force',
      subject: { kind: 'school', id: schoolId },
      facts: { draft: draft.draftId, from, edition: base.seal, seal: joined.seal },
    })
    return ok(undefined)
  })
}

/** Looks at an addition with the edition it would stand on, on a day on which that is in force. */
export function checkOn(
  { checkApart }: Pick<AdditionNeeds, 'checkApart'>,
  base: SealedEdition,
  { source, day }: { readonly source: string; readonly day: IsoDay },
): Promise<CheckedAddition | 'busy'> {
  const { vocabularyText } = base
  return checkApart({
    base: base.source,
    added: source,
    vocabularyText,
    on: dayToAskOn(day, base),
  })
}

/** The edition of a trust with what a school adds; undefined where the two cannot be read together. */
export function joinedWith(base: SealedEdition, source: string): SealedEdition | undefined {
  const text = textWithAddition(base.source, source)
  const joined = reopenEdition({ text, file: 'policy.md' }, base.vocabularyText)
  return joined.ok ? joined.value : undefined
}
