import type { IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import type { OfTrust } from '#policies/shelf.ts'
import type { Item } from '#training/owed/item.ts'
import { itemsFor } from '#training/owed/owed.ts'
import type { Reader } from '#training/owed/reader.ts'
import type { Reading, ReadingRoom } from '#training/room/reading-room.ts'

import { readerOf } from './reader-of.ts'
import { findReaders } from './readers.store.ts'

/** What reading needs everywhere. */
export type ReadingNeeds = { readonly db: Db; readonly room: ReadingRoom }

/** What is asked of one person, and how they stand to each of it. */
export type OwnReading = {
  readonly reading: Reading
  readonly reader: Reader
  readonly items: readonly Item[]
}

/** What a person of a trust is asked to read, sign, learn and check on a day; undefined without a policy. */
export async function ownReading(
  { db, room }: ReadingNeeds,
  asked: { readonly trust: OfTrust; readonly personId: string; readonly today: IsoDay },
): Promise<OwnReading | undefined> {
  const { trust, personId, today } = asked
  const found = await db.transactionFor(trust.trustId, async (tx) => {
    const reading = await room(tx, { code: trust.code, today })
    const [kept] = reading ? await findReaders(tx, { type: 'one', personId }, today) : []
    return reading && kept && { reading, kept }
  })
  if (found === undefined) return undefined
  const { reading, kept } = found
  const reader = readerOf(kept, today)
  const now = await reading.askedOf(
    reader.done.map(({ seal }) => seal).filter((seal) => seal !== ''),
  )
  return { reading, reader, items: itemsFor(reader, now) }
}
