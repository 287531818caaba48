import { dayOf, type IsoDay } from '#core/iso-day.ts'
import type { Clock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import type { Draft } from '#policies/drafts/draft.ts'
import type { Readings } from '#policies/drafts/readings.ts'
import { isNamed } from '#policies/reviewing/review-words.ts'
import type { Shelf } from '#policies/shelf.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import { readyToSend, type Readied } from './ready-to-send.ts'
import { type ApprovalWay, wayOf } from './way.ts'
import { type Acceptance, findAcceptances } from './ways.store.ts'
import { whoDecides, type WhoDecides } from '#policies/approving/deciding/who-decides.ts'

/** What looking at a draft for a decision needs. */
export type LookNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly shelf: Shelf
  readonly readings: Readings
}

/** A draft as those who send it need to see it. */
export type LookedAt = Readied & {
  readonly today: IsoDay
  readonly way: ApprovalWay
  /** The edition the trust has now, which this one would replace. */
  readonly current: SealedEdition | undefined
  /** The edition it was begun from, or the one the trust has now. */
  readonly before: SealedEdition | undefined
  readonly acceptances: readonly Acceptance[]
  readonly who: WhoDecides
}

/** Gathers what stands between a draft and a decision. */
export async function lookAtDraft(
  needs: LookNeeds,
  asked: {
    readonly trust: { readonly trustId: string; readonly code: string }
    readonly draft: Draft
    /** From when it is to be in force, where that was chosen. */
    readonly day?: IsoDay | undefined
  },
): Promise<LookedAt> {
  const { trust, draft, day } = asked
  const { trustId, code } = trust
  const today = dayOf(needs.clock.now())
  const current = await needs.shelf.inForce(trust, today)
  const terms = await needs.shelf.terms(trustId)
  const body = bodyNamed(current)
  const way = await wayOf(needs, { trustId, body })
  const who = await whoDecides(needs, { trustId, draftId: draft.draftId })
  const acceptances = await needs.db.transactionFor(trustId, (tx) =>
    findAcceptances(tx, draft.draftId),
  )
  const reading = needs.readings.read(draft.source)
  const voters = who.entitled.length
  const known = { draft, code, today, reading, current, terms, acceptances, way, voters }
  const before = await beforeOf(needs, { trustId, draft, current })
  return { ...readyToSend({ ...known, day }), today, way, current, before, acceptances, who }
}

/** The body that a policy says approved it; a board where it names none. */
export function bodyNamed(edition: SealedEdition | undefined): string {
  const named = edition?.rulebook.control.approved.by
  return named === undefined || !isNamed(named) ? 'Trust Board' : named
}

async function beforeOf(
  { shelf }: LookNeeds,
  {
    trustId,
    draft,
    current,
  }: {
    readonly trustId: string
    readonly draft: Draft
    readonly current: SealedEdition | undefined
  },
): Promise<SealedEdition | undefined> {
  // What replaces the edition in force is compared with that, whatever it was begun from.
  if (current !== undefined || draft.baseSeal === undefined) return current
  const base = await shelf.bySeal(trustId, draft.baseSeal)
  return base.ok ? base.value : undefined
}
