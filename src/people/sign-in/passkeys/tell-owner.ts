import type { Tx } from '#db/db.ts'
import { queueMail } from '#mail/queue-mail.ts'

const words = {
  added: {
    kind: 'passkey-added',
    subject: 'A passkey was added to your account',
    what: 'You can now sign in to Houserules with a passkey that was just added to your account. It has the name:',
  },
  removed: {
    kind: 'passkey-removed',
    subject: 'A passkey was removed from your account',
    what: 'One of your passkeys no longer lets you in to Houserules. It had the name:',
  },
  notYou:
    'If it was not you, sign in, remove what you do not know under “Your account”, end all other sessions there, and tell the system administrator of your trust at once. Do not reply to this message.',
} as const

/** Tells a person by mail that their passkeys changed, so that nobody else changes them in silence. */
export async function tellOwner(
  tx: Tx,
  { personId, done, name }: { personId: string; done: 'added' | 'removed'; name: string },
): Promise<void> {
  const { kind, subject, what } = words[done]
  const text = [what, name.replaceAll(/\p{C}+/gu, ' '), words.notYou].join('\n\n')
  await queueMail(tx, { to: { personId }, kind, subject, text })
}
