import { dayOf, type IsoDay } from '#core/iso-day.ts'
import { isoDay } from '#core/day.ts'
import type { Tx } from '#db/db.ts'
import type { Shelf } from '#policies/shelf.ts'
import { clauseChanges, type ClauseChange } from '#rulebooks/changes/clause-changes.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import { readEdition, type EditionReading } from '#training/owed/edition-reading.ts'
import { latest } from '#training/owed/later.ts'
import type { AskedNow } from '#training/owed/reader.ts'
import { scenariosOf, type Scenario } from '#training/scenarios/scenario.ts'

import { documentsOf, type ReadDocument } from './documents.ts'
import { findKnownSince, findTermOn } from './room.store.ts'

/** What people are asked to read on a day, with all that is worked out once for everyone. */
export type Reading = Omit<AskedNow, 'changesSince'> & {
  readonly edition: SealedEdition
  readonly documents: ReadonlyMap<string, ReadDocument>
  readonly scenarios: () => readonly Scenario[]
  /**
   * The same with what changed since the editions of these seals, as `itemsFor` asks it. Not to be asked
   * inside a transaction: an edition that is not ready is read in one of its own.
   */
  readonly askedOf: (seals: readonly string[]) => Promise<AskedNow>
  /** An edition by its seal; undefined when it cannot be read any more. */
  readonly editionOf: (seal: string) => Promise<SealedEdition | undefined>
}

/** Gives what people of the transaction's trust are asked to read; undefined where it has no policy. */
export type ReadingRoom = (
  tx: Tx,
  asked: { readonly code: string; readonly today: IsoDay },
) => Promise<Reading | undefined>

/** Opens the room in which what each edition asks, and what changed between two, is worked out once. */
export function openReadingRoom({ shelf }: { readonly shelf: Shelf }): ReadingRoom {
  const worked = new Map<string, Worked>()
  const between = new Map<string, readonly ClauseChange[]>()
  const since = new Map<string, IsoDay>()

  const changes = (before: SealedEdition, after: SealedEdition): readonly ClauseChange[] => {
    const key = `${before.seal} ${after.seal}`
    const known = between.get(key) ?? clauseChanges(before, after)
    keep(between, key, known)
    return known
  }

  const sinceOnce = async (tx: Tx, edition: SealedEdition, today: IsoDay) => {
    const key = `${tx.trustId} ${edition.seal} ${today}`
    const known = since.get(key) ?? (await sinceOf(tx, edition, today))
    keep(since, key, known)
    return known
  }

  return async (tx, { code, today }) => {
    const { trustId } = tx
    const edition = await shelf.inForceIn(tx, { code, day: today })
    if (edition === undefined) return undefined
    const known = worked.get(edition.seal) ?? workOut(edition)
    keep(worked, edition.seal, known)
    const listed = await documentsOf(tx, { reading: known.reading, today })
    const editionOf = async (seal: string) => {
      const found = await shelf.bySeal(trustId, seal)
      return found.ok ? found.value : undefined
    }
    const asked = {
      reading: known.reading,
      today,
      askedSince: await sinceOnce(tx, edition, today),
      versionOf: (title: string) => listed.get(title)?.version ?? '',
    }
    return {
      ...asked,
      edition,
      documents: listed,
      scenarios: known.scenarios,
      editionOf,
      askedOf: async (seals) => ({ ...asked, changesSince: await changesSince(seals) }),
    }

    async function changesSince(seals: readonly string[]): Promise<AskedNow['changesSince']> {
      const others = new Map<string, readonly ClauseChange[]>()
      for (const seal of new Set(seals)) {
        const before = seal === edition?.seal ? edition : await editionOf(seal)
        if (before !== undefined && edition !== undefined)
          others.set(seal, changes(before, edition))
      }
      return (seal) => others.get(seal)
    }
  }
}

type Worked = { readonly reading: EditionReading; readonly scenarios: () => readonly Scenario[] }

function workOut(edition: SealedEdition): Worked {
  let scenarios: readonly Scenario[] | undefined
  return {
    reading: readEdition(edition),
    scenarios: () => (scenarios ??= scenariosOf(edition)),
  }
}

/** From when on the edition asks: it is in force, and the software knows it. */
async function sinceOf(tx: Tx, edition: SealedEdition, today: IsoDay): Promise<IsoDay> {
  const known = await findKnownSince(tx, edition.seal)
  const term = await findTermOn(tx, today)
  const inForce =
    term?.seal === edition.seal ? term.fromDay : isoDay(edition.rulebook.control.inForce.from)
  return latest(inForce, known === undefined ? inForce : dayOf(known))
}

const most = 32

/** Keeps what was worked out; what was not asked for longest makes way. */
function keep<T>(held: Map<string, T>, key: string, value: T): void {
  held.delete(key)
  held.set(key, value)
  const [oldest] = held.keys()
  if (held.size > most && oldest !== undefined) held.delete(oldest)
}
