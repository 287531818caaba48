import { dayOf, type IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Tx } from '#db/db.ts'

import {
  isAllowed,
  isMeantFor,
  saidYesSchema,
  type DecidedAs,
  type Disclosure,
} from './disclosure.ts'
import { findDisclosure, updateDisclosure } from './disclosures.store.ts'
import { keepSaid, type DisclosingNeeds } from './disclosing.ts'
import { findFirstEntries } from './entries.store.ts'
import { openSaid } from './sealed-entry.ts'
import { tellAuthor, type TrustInMail } from './tell-by-mail.ts'

/** A decision on a disclosure, as somebody makes it in one of the roles it was sent to. */
export type Deciding = {
  readonly trust: TrustInMail
  readonly disclosureId: string
  readonly by: string
  /** The role in which it is decided. */
  readonly role: string
  /** The revision that was looked at. */
  readonly revision: number
  readonly decision: DecidedAs
  readonly note: string
  readonly talkedOn?: IsoDay | undefined
  /** The last day on which it holds; needed for what is allowed. */
  readonly endsOn?: IsoDay | undefined
}

/** Why a decision was not kept. */
export type NotDecided =
  | { readonly type: 'no-such-disclosure' }
  | { readonly type: 'stale' }
  | { readonly type: 'withdrawn' }
  | { readonly type: 'not-sent-to-role' }
  | { readonly type: 'not-chosen' }
  | { readonly type: 'own' }
  | { readonly type: 'unreadable' }
  | { readonly type: 'note-missing' }
  | { readonly type: 'end-missing' }
  | { readonly type: 'ends-before-today' }
  | { readonly type: 'talked-later' }

/**
 * Decides on a disclosure, with a note for its author and, where it is allowed, the last day on which it
 * holds. The same may be decided again, to end it or to have it hold for longer.
 */
export async function decideDisclosure(
  needs: DisclosingNeeds,
  deciding: Deciding,
): Promise<Result<Disclosure, NotDecided>> {
  const { trust, by, role, decision, note, talkedOn } = deciding
  const at = needs.clock.now()
  const today = dayOf(at)
  const wrong = whatIsWrong(deciding, today)
  if (wrong !== undefined) return err(wrong)
  return needs.db.transactionFor(trust.trustId, async (tx) => {
    const before = await findDisclosure(tx, deciding.disclosureId)
    const hinders = whatHinders(before, deciding)
    if (before === undefined || hinders !== undefined) {
      return err(hinders ?? { type: 'no-such-disclosure' })
    }
    if (!(await isReadable(tx, needs, before))) return err({ type: 'unreadable' })
    const disclosure = decided(before, deciding, at)
    if (!(await updateDisclosure(tx, disclosure))) return err({ type: 'stale' })
    if (disclosure.state !== 'waiting') await tellAuthor(tx, needs, { trust, disclosure })
    const endsOn = isAllowed({ state: decision }) ? deciding.endsOn : undefined
    const said = {
      what: 'decided',
      as: role,
      decided: { decision, note, talkedOn, endsOn },
    } as const
    await keepSaid(tx, needs, { disclosure, saying: { by, at, said } })
    return ok(disclosure)
  })
}

/** Nobody decides on what cannot be read, as its key is lost, it was changed or it was erased. */
async function isReadable(
  tx: Tx,
  { sealing }: DisclosingNeeds,
  { disclosureId }: Disclosure,
): Promise<boolean> {
  const { trustId } = tx
  const sealed = (await findFirstEntries(tx, [disclosureId])).get(disclosureId)
  const place = { trustId, disclosureId, revision: 1 }
  return sealed !== undefined && openSaid(sealing, place, sealed).ok
}

function whatIsWrong(deciding: Deciding, today: IsoDay): NotDecided | undefined {
  const { decision, note, endsOn, talkedOn } = deciding
  if (decision !== 'allowed' && note.trim() === '') return { type: 'note-missing' }
  if (talkedOn !== undefined && talkedOn > today) return { type: 'talked-later' }
  if (!isAllowed({ state: decision })) return undefined
  if (endsOn === undefined) return { type: 'end-missing' }
  return endsOn < today ? { type: 'ends-before-today' } : undefined
}

function whatHinders(
  before: Disclosure | undefined,
  { by, role, revision }: Deciding,
): NotDecided | undefined {
  if (before === undefined) return { type: 'no-such-disclosure' }
  if (before.personId === by) return { type: 'own' }
  if (!before.to.includes(role)) return { type: 'not-sent-to-role' }
  if (!isMeantFor(before, by)) return { type: 'not-chosen' }
  if (before.state === 'withdrawn') return { type: 'withdrawn' }
  return before.revision === revision ? undefined : { type: 'stale' }
}

function decided(before: Disclosure, deciding: Deciding, at: Date): Disclosure {
  const { by, role } = deciding
  const today = dayOf(at)
  const held = isAllowed(before) && before.endsOn !== undefined && before.endsOn >= today
  const { state, endsOn, saidYes } = standsAt(before, deciding, today)
  const holds = isAllowed({ state })
  return {
    ...before,
    state,
    saidYes,
    revision: before.revision + 1,
    decidedAt: at,
    decidedBy: by,
    decidedRole: role,
    // What goes on holding without a day between holds from when it first did.
    fromDay: holds ? ((held ? before.fromDay : undefined) ?? today) : undefined,
    endsOn: holds ? endsOn : undefined,
  }
}

/** How it stands after a decision: where all have to allow it, it waits for the rest, and the first end counts. */
function standsAt(
  before: Disclosure,
  { role, decision, endsOn }: Deciding,
  today: IsoDay,
): Pick<Disclosure, 'state' | 'endsOn' | 'saidYes'> {
  const yes = saidYesSchema.safeParse({ decision, endsOn })
  if (!before.needsAll || !yes.success) return { state: decision, endsOn, saidYes: {} }
  const still = Object.entries(before.saidYes).filter(([, one]) => one.endsOn >= today)
  const saidYes = { ...Object.fromEntries(still), [role]: yes.data }
  if (before.to.some((one) => saidYes[one] === undefined)) {
    return { state: 'waiting', endsOn: undefined, saidYes }
  }
  const all = Object.values(saidYes)
  const conditions = all.some((one) => one.decision === 'allowed-with-conditions')
  return {
    state: conditions ? 'allowed-with-conditions' : 'allowed',
    endsOn: all.map((one) => one.endsOn).toSorted()[0],
    saidYes,
  }
}
