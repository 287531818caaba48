import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { addDays } from '#core/iso-day.ts'
import type { Db, Tx } from '#db/db.ts'
import type { Morning, Round } from '#jobs/morning.ts'
import type { NewMessage } from '#mail/message.ts'
import { queueMails } from '#mail/queue-mail.ts'
import { readerOf } from '#training/acknowledging/reader-of.ts'
import { findReaders, type KeptReader } from '#training/acknowledging/readers.store.ts'
import { standings } from '#training/outstanding/standings.ts'
import { isOwed, type Item } from '#training/owed/item.ts'
import { itemsFor } from '#training/owed/owed.ts'
import type { AskedNow } from '#training/owed/reader.ts'
import type { Reading, ReadingRoom } from '#training/room/reading-room.ts'

import { insertReminders } from './reminders.store.ts'
import { reminderOf } from './reminder-words.ts'

/** What reminding needs; `address` is where links in mail begin, if it is known. */
export type RemindReadersNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly room: ReadingRoom
  readonly address?: string | undefined
}

/** Nobody is reminded more often than every so many days. */
export const reminderEvery = 7

/** So many people are reminded in one transaction, so that none is long. */
const atOnce = 200

/**
 * Mails everyone who still has something to read, sign, learn or check: the first morning on which it
 * waits, and every seven days until it is done. Who did it meanwhile is not reminded.
 */
export function remindReaders(needs: RemindReadersNeeds): Morning {
  return {
    name: 'reading',
    run: async (round) => {
      const { trust, today } = round
      const found = await standings(needs, { trust, today, places: 'trust' })
      const waiting = found?.people.filter(({ owed }) => owed.some(isPossible(found.reading))) ?? []
      if (found === undefined || waiting.length === 0) return
      const now = await found.reading.askedOf(sealsIn(found.reading, waiting))
      for (let from = 0; from < waiting.length; from += atOnce) {
        const personIds = waiting.slice(from, from + atOnce).map(({ personId }) => personId)
        const { reading } = found
        await round.transaction((tx) => remind(tx, needs, { round, reading, now, personIds }))
      }
    },
  }
}

/** What cannot be done, as nobody has put the document there, is nothing to remind of. */
function isPossible({ documents }: Reading): (item: Item) => boolean {
  return (item) =>
    isOwed(item) &&
    (item.about.type !== 'document' || documents.get(item.about.title)?.link !== undefined)
}

function sealsIn({ edition }: Reading, waiting: readonly { readonly seals: readonly string[] }[]) {
  return [...new Set([edition.seal, ...waiting.flatMap(({ seals }) => seals)])]
}

type Reminding = {
  readonly round: Round
  readonly reading: Reading
  readonly now: AskedNow
  readonly personIds: readonly string[]
}

async function remind(tx: Tx, needs: RemindReadersNeeds, about: Reminding): Promise<void> {
  const { round, reading, now, personIds } = about
  const people = await findReaders(tx, { type: 'some', personIds }, round.today)
  const waiting = people
    .filter(({ hasAddress }) => hasAddress)
    .map((kept) => ({ kept, items: itemsOf(kept, now).filter(isPossible(reading)) }))
    .filter(({ items }) => items.length > 0)
  const since = addDays(round.today, -reminderEvery)
  const ids = waiting.map(({ kept }) => kept.personId)
  const reminded = new Set(await insertReminders(tx, { personIds: ids, on: round.today, since }))
  const messages = waiting
    .filter(({ kept }) => reminded.has(kept.personId))
    .map(({ kept, items }) => messageTo(kept, items, { ...about, address: needs.address }))
  await queueMails(tx, messages)
  if (messages.length > 0) await note(tx, { at: needs.clock.now(), people: messages.length })
}

function itemsOf(kept: KeptReader, now: AskedNow): readonly Item[] {
  return itemsFor(readerOf(kept, now.today), now)
}

function messageTo(
  { personId }: KeptReader,
  items: readonly Item[],
  { round, reading, address }: Reminding & { readonly address: string | undefined },
): NewMessage {
  const { trust, today } = round
  const { rulebook } = reading.edition
  const words = reminderOf(items, { rulebook, trust, today, address })
  return { to: { personId }, kind: 'reading-reminder', ...words }
}

async function note(
  tx: Tx,
  { at, people }: { readonly at: Date; readonly people: number },
): Promise<void> {
  const subject = { kind: 'trust', id: tx.trustId }
  await recordAudit(tx, {
    at,
    actor: 'system',
    action: 'reading.reminded',
    subject,
    facts: { people },
  })
}
