import type { IsoDay } from '#core/iso-day.ts'
import { isWork, kinds as allKinds, type Kind } from '#people/person.ts'
import { readerOf } from '#training/acknowledging/reader-of.ts'
import type { ReadingNeeds } from '#training/acknowledging/own-reading.ts'
import { findReaders, type KeptReader } from '#training/acknowledging/readers.store.ts'
import { isOverdue, isOwed, type Item } from '#training/owed/item.ts'
import { itemsFor } from '#training/owed/owed.ts'
import type { Requirement } from '#training/owed/requirement.ts'
import type { Reading } from '#training/room/reading-room.ts'
import type { OfTrust } from '#policies/shelf.ts'

import type { SeenPlaces } from './seen-places.ts'

/** How somebody stands to what is asked of them: something overdue, something to do, or all done. */
export type State = 'overdue' | 'owed' | 'done'

/** A person, and how they stand to what is asked of them. */
export type PersonStanding = {
  readonly personId: string
  readonly name: string
  /** Words of `actor.role`. */
  readonly roles: readonly string[]
  readonly schools: readonly string[]
  /** The keys of all that is asked of them, done or not. */
  readonly keys: readonly string[]
  /** The editions of which they did anything. */
  readonly seals: readonly string[]
  /** What they still have to do. */
  readonly owed: readonly Item[]
  readonly state: State
}

/** Everyone somebody may see of whom anything is asked, with what the policy asks. */
export type Standings = { readonly reading: Reading; readonly people: readonly PersonStanding[] }

/** How everyone at some places stands on a day; undefined without a policy. Nobody without anything asked. */
export async function standings(
  { db, room }: ReadingNeeds,
  asked: { readonly trust: OfTrust; readonly today: IsoDay; readonly places: SeenPlaces },
): Promise<Standings | undefined> {
  const { trust, today, places } = asked
  const found = await db.transactionFor(trust.trustId, async (tx) => {
    const reading = await room(tx, { code: trust.code, today })
    if (reading === undefined) return undefined
    const kinds = kindsAsked(reading)
    const schools = places === 'trust' ? undefined : places
    return { reading, kept: await findReaders(tx, { type: 'all', kinds, schools }, today) }
  })
  if (found === undefined) return undefined
  const { reading, kept } = found
  return { reading, people: await standingsOf(kept, reading, places) }
}

/** How people that were found stand. */
async function standingsOf(
  kept: readonly KeptReader[],
  reading: Reading,
  places: SeenPlaces,
): Promise<readonly PersonStanding[]> {
  const { today } = reading
  const seals = kept.flatMap(({ done }) => done.map(({ seal }) => seal))
  const now = await reading.askedOf([...new Set(seals)])
  return kept.flatMap((one) => {
    const reader = readerOf(one, today)
    const items = itemsFor(reader, now)
    return items.length === 0
      ? []
      : [standingOf(one, { items, today, places, roles: reader.roles })]
  })
}

function standingOf(
  { personId, name, stays, done }: KeptReader,
  {
    items,
    today,
    places,
    roles,
  }: {
    readonly items: readonly Item[]
    readonly today: IsoDay
    readonly places: SeenPlaces
    readonly roles: readonly string[]
  },
): PersonStanding {
  const schools = stays.flatMap(({ schoolId }) => schoolId ?? [])
  const owed = items.filter(isOwed)
  const state = owed.length === 0 ? 'done' : 'owed'
  return {
    personId,
    name,
    roles,
    schools: [
      ...new Set(places === 'trust' ? schools : schools.filter((one) => places.includes(one))),
    ],
    seals: done.map(({ seal }) => seal),
    keys: items.map(({ key }) => key),
    owed,
    state: owed.some((item) => isOverdue(item, today)) ? 'overdue' : state,
  }
}

/** Words of `actor.role` that a kind of people can have by what they are. */
const wordsOfKind: Readonly<Partial<Record<Kind, string>>> = {
  pupil: 'pupil',
  parent: 'parent',
  visitor: 'visitor',
  volunteer: 'volunteer',
  contractor: 'contractor',
  governor: 'governor',
  'local-committee-member': 'governor',
  trustee: 'director',
}

/** The kinds of people of whom anything is asked: thousands of pupils are not looked through for nothing. */
function kindsAsked({ reading }: Reading): readonly Kind[] {
  return allKinds.filter((kind) => {
    const word = wordsOfKind[kind]
    return (
      word === undefined || isWork(kind) || reading.requirements.some((one) => names(one, word))
    )
  })
}

function names({ who }: Requirement, word: string): boolean {
  return who.has(word)
}
