import { isoDay } from '#core/day.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Result } from '#core/result.ts'
import type { Db, Tx } from '#db/db.ts'
import type { Library, SealedEdition } from '#rulebooks/library.ts'

import { findSealWith } from './additions/additions.store.ts'
import { reopenEdition, type EditionLost } from './reopen-edition.ts'
import type { ReviewStanding } from './reviewing/review.ts'
import { reviewStanding, type Reviewed } from './reviewing/review-standing.ts'
import { findFirstDay, findSealOn, findTerms, type Term } from './terms.store.ts'

/** Whose edition is wanted. */
export type OfTrust = { readonly trustId: string; readonly code: string }

/** Where the editions of every trust stand: the one in force on a day, and each by its seal. */
export type Shelf = {
  /**
   * The edition in force on a day. Before the first that a trust approved here, or while there is none,
   * it is the one in `rulebooks/`, which says itself from when it holds; undefined without either.
   * With a school, what the school adds on that day stands at its end, if it is known to only tighten.
   * Throws when an edition in force cannot be read again, as no other may answer in its place.
   */
  readonly inForce: (
    trust: OfTrust,
    day: IsoDay,
    schoolId?: string,
  ) => Promise<SealedEdition | undefined>
  /** The same inside a transaction of the trust that is open already. */
  readonly inForceIn: (
    tx: Tx,
    asked: { readonly code: string; readonly day: IsoDay; readonly schoolId?: string | undefined },
  ) => Promise<SealedEdition | undefined>
  /** Whether a trust has any edition: in `rulebooks/`, or one that was put in force here. */
  readonly holds: (trust: OfTrust) => Promise<boolean>
  /** The edition in `rulebooks/` that a trust begins with. */
  readonly first: (code: string) => SealedEdition | undefined
  /** The edition with a seal, or why it cannot be had. */
  readonly bySeal: (trustId: string, seal: string) => Promise<Result<SealedEdition, EditionLost>>
  /** From which day an edition is in force: as it was decided here, or else as its text says. */
  readonly since: (trustId: string, edition: Reviewed) => Promise<IsoDay>
  /** How the review of an edition stands on a day: whatever shows or says it asks here. */
  readonly review: (trustId: string, edition: Reviewed, day: IsoDay) => Promise<ReviewStanding>
  /** Which editions a trust put in force here, the latest first; at most a hundred. */
  readonly terms: (trustId: string) => Promise<readonly Term[]>
}

/** The edition in force is not what it was: nothing may answer in its place. */
export class LostEdition extends Error {
  override readonly name = 'LostEdition'
}

type Reopened = Promise<Result<SealedEdition, EditionLost>>

/** So many compiled editions are held ready; the one that was not asked for longest makes way. */
const held = 64
const mostTerms = 100

/** Opens the shelf over what is kept in the database and the rulebooks it began with. */
export function openShelf({ db, library }: { readonly db: Db; readonly library: Library }): Shelf {
  const ready = new Map<string, SealedEdition>()
  const readyOr = async (trustId: string, seal: string, reopen: () => Reopened): Reopened => {
    const key = `${trustId} ${seal}`
    const known = ready.get(key)
    const edition = known ? ({ ok: true, value: known } as const) : await reopen()
    if (edition.ok) keepReady(ready, key, edition.value)
    return edition
  }
  const inForceIn: Shelf['inForceIn'] = async (tx, { code, day, schoolId }) => {
    const seal = await findSealOn(tx, day)
    const own = seal === undefined ? library.editions.get(code) : await mustHave(tx, code, seal)
    if (own === undefined || schoolId === undefined) return own
    const added = await findSealWith(tx, { schoolId, day, baseSeal: own.seal })
    return added === undefined ? own : mustHave(tx, code, added)
  }
  return {
    inForceIn,
    inForce: ({ trustId, code }, day, schoolId) =>
      db.transactionFor(trustId, (tx) => inForceIn(tx, { code, day, schoolId })),
    bySeal: (trustId, seal) =>
      readyOr(trustId, seal, () => db.transactionFor(trustId, (tx) => reopenEdition(tx, seal))),
    holds: async ({ trustId, code }) =>
      library.editions.has(code) ||
      (await db.transactionFor(trustId, (tx) => findTerms(tx, 1))).length > 0,
    first: (code) => library.editions.get(code),
    since: async (trustId, { seal, rulebook }) =>
      (await db.transactionFor(trustId, (tx) => findFirstDay(tx, seal))) ??
      isoDay(rulebook.control.inForce.from),
    review: (trustId, edition, day) => reviewStanding({ db }, { trustId, edition, day }),
    terms: (trustId) => db.transactionFor(trustId, (tx) => findTerms(tx, mostTerms)),
  }
  async function mustHave(tx: Tx, code: string, seal: string): Promise<SealedEdition> {
    const edition = await readyOr(tx.trustId, seal, () => reopenEdition(tx, seal))
    if (edition.ok) return edition.value
    throw new LostEdition(`the edition in force of ${code} cannot be read: ${edition.error.type}`)
  }
}

function keepReady(ready: Map<string, SealedEdition>, key: string, edition: SealedEdition): void {
  ready.delete(key)
  ready.set(key, edition)
  const [oldest] = ready.keys()
  if (ready.size > held && oldest !== undefined) ready.delete(oldest)
}
