import type { Tx } from '#db/db.ts'
import type { NewMessage } from '#mail/message.ts'
import { queueMail } from '#mail/queue-mail.ts'

import { insertReminder, type Reminder } from './reminders.store.ts'

/**
 * Mails a reminder unless this person had it before, and says whether it did. What is due is the
 * caller's to know: call it in the transaction that looked, so that what was done meanwhile is not
 * reminded of.
 */
export async function remindOnce(
  tx: Tx,
  reminder: Reminder & Pick<NewMessage, 'kind' | 'subject' | 'text'>,
  at: Date,
): Promise<boolean> {
  const { personId, kind, subject, text } = reminder
  if (!(await insertReminder(tx, reminder, at))) return false
  await queueMail(tx, { to: { personId }, kind, subject, text })
  return true
}
