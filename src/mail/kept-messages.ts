import type { Tx } from '#db/db.ts'

import { findMessage, findMessages } from './mail.store.ts'
import type { KeptMessage } from './message.ts'

/** The messages of the transaction's trust, at most 200, the latest first. */
export async function listKeptMessages(tx: Tx): Promise<readonly KeptMessage[]> {
  return findMessages(tx)
}

/** One message of the transaction's trust. */
export async function findKeptMessage(tx: Tx, messageId: string): Promise<KeptMessage | undefined> {
  return findMessage(tx, messageId)
}
