import { newId } from '#core/ids.ts'
import type { Tx } from '#db/db.ts'
import { sendJob, sendJobs } from '#jobs/send-job.ts'

import { insertMessages } from './mail.store.ts'
import { isAddress, type NewMessage } from './message.ts'

/**
 * Keeps a message to be sent once the transaction commits, and gives its id. A person's address is read
 * when it is sent, in the transaction's trust. Throws when `to.address` is not one plain address, or the
 * subject is no single line of up to 200 characters; check what people typed before.
 */
export async function queueMail(tx: Tx, message: NewMessage): Promise<string> {
  checkAddress(message)
  const messageId = newId()
  await insertMessages(tx, [{ ...message, messageId }])
  await sendJob(tx, 'send-mail', { messageId })
  return messageId
}

/** The same for many messages, in two statements however many they are. */
export async function queueMails(tx: Tx, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return
  messages.forEach(checkAddress)
  const kept = messages.map((message) => ({ ...message, messageId: newId() }))
  await insertMessages(tx, kept)
  await sendJobs(
    tx,
    'send-mail',
    kept.map(({ messageId }) => ({ messageId })),
  )
}

function checkAddress({ to, kind }: NewMessage): void {
  if ('address' in to && !isAddress(to.address)) {
    throw new Error(`a ${kind} goes to one address, which this is not`)
  }
}
