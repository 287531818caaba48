import { createHash, randomBytes } from 'node:crypto'

import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { Db } from '#db/db.ts'

import {
  type CalendarKey,
  endKeyOf,
  findKeyByHash,
  findKeyOf,
  insertCalendarKey,
} from './calendar-keys.store.ts'

type Needs = { readonly db: Db; readonly clock: Clock }
type Of = { readonly trustId: string; readonly personId: string }

const beginning = 'hrcal_'

/** Makes a key for a person and gives it, this once: only its hash is kept. The one before ends. */
export async function makeCalendarKey(
  { db, clock }: Needs,
  { trustId, personId }: Of,
): Promise<string> {
  const key = `${beginning}${randomBytes(32).toString('base64url')}`
  const [keyId, at] = [newId(), clock.now()]
  await db.transactionFor(trustId, async (tx) => {
    const ended = await endKeyOf(tx, { personId, at })
    await insertCalendarKey(tx, { keyId, personId, madeAt: at, hash: hashOf(key) })
    const subject = { kind: 'calendar-key', id: keyId }
    const facts = { replaces: ended ?? null }
    await recordAudit(tx, { at, actor: personId, action: 'calendar-key.made', subject, facts })
  })
  return key
}

/** Ends a person's key from now on; harmless when they have none. */
export async function endCalendarKey(
  { db, clock }: Needs,
  { trustId, personId }: Of,
): Promise<void> {
  const at = clock.now()
  await db.transactionFor(trustId, async (tx) => {
    const keyId = await endKeyOf(tx, { personId, at })
    if (keyId === undefined) return
    const subject = { kind: 'calendar-key', id: keyId }
    await recordAudit(tx, { at, actor: personId, action: 'calendar-key.ended', subject })
  })
}

/** The key a person has, without the key itself. */
export async function calendarKeyOf(
  { db }: Pick<Needs, 'db'>,
  { trustId, personId }: Of,
): Promise<CalendarKey | undefined> {
  return db.transactionFor(trustId, (tx) => findKeyOf(tx, personId))
}

/** Whose calendar a key opens, if it is one of the trust's that goes on. */
export async function knowCalendarKey(
  { db }: Pick<Needs, 'db'>,
  { trustId, key }: { readonly trustId: string; readonly key: string },
): Promise<CalendarKey | undefined> {
  if (!key.startsWith(beginning) || key.length > 100) return undefined
  return db.transactionFor(trustId, (tx) => findKeyByHash(tx, hashOf(key)))
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}
