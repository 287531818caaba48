import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { isId } from '#core/ids.ts'
import type { Db } from '#db/db.ts'

import { findMessage, findMessages } from './mail.store.ts'
import type { KeptMessage } from './message.ts'

/** What reading the messages of a trust needs. */
export type OutboxNeeds = { readonly db: Db; readonly clock: Clock }

type By = { readonly trustId: string; readonly by: string }

/** The messages of a trust, at most 200, the latest first; that they were read is recorded. */
export async function readOutbox(
  { db, clock }: OutboxNeeds,
  { trustId, by }: By,
): Promise<readonly KeptMessage[]> {
  return db.transactionFor(trustId, async (tx) => {
    const messages = await findMessages(tx)
    await recordAudit(tx, {
      at: clock.now(),
      actor: by,
      action: 'outbox.read',
      subject: { kind: 'outbox', id: trustId },
    })
    return messages
  })
}

/** One message of a trust, and that it was read is recorded; undefined when the trust has no such. */
export async function readMessage(
  { db, clock }: OutboxNeeds,
  { trustId, by, messageId }: By & { readonly messageId: string },
): Promise<KeptMessage | undefined> {
  if (!isId(messageId)) return undefined
  return db.transactionFor(trustId, async (tx) => {
    const message = await findMessage(tx, messageId)
    if (message === undefined) return undefined
    await recordAudit(tx, {
      at: clock.now(),
      actor: by,
      action: 'outbox.message-read',
      subject: { kind: 'mail-message', id: messageId },
    })
    return message
  })
}
