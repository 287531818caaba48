import { newId } from '#core/ids.ts'
import type { Tx } from '#db/db.ts'
import { sendJob } from '#jobs/send-job.ts'

import { insertMessage } from './mail.store.ts'
import { isAddress, type NewMessage } from './message.ts'

/**
 * Keeps a message to be sent once the transaction commits, and gives its id. A person's address is read
 * when it is sent, in the transaction's trust. Throws when `to.address` is not one plain address, or the
 * subject is no single line of up to 200 characters; check what people typed before.
 */
export async function queueMail(tx: Tx, message: NewMessage): Promise<string> {
  if ('address' in message.to && !isAddress(message.to.address)) {
    throw new Error(`a ${message.kind} goes to one address, which this is not`)
  }
  const messageId = newId()
  await insertMessage(tx, messageId, message)
  await sendJob(tx, 'send-mail', { messageId })
  return messageId
}
