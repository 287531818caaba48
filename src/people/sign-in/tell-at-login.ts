import type { Tx } from '#db/db.ts'
import { queueMail } from '#mail/queue-mail.ts'

import { findLogin } from './logins.store.ts'

const notYou =
  'If you did not ask for this, tell your headteacher or data protection officer at once. Do not reply to this message.'

const letters = {
  'address-changed': {
    subject: 'Your e-mail address in Houserules was changed',
    what: 'A system administrator of your trust has entered another e-mail address for you. You go on signing in with this one until you accept an invitation sent to the other.',
  },
  'invitation-accepted': {
    subject: 'An invitation to sign in as you was accepted',
    what: 'You could sign in to Houserules already. An invitation in your name was accepted just now: you were signed out everywhere, and an authenticator app you had set up no longer counts.',
  },
  'authenticator-added': {
    subject: 'An authenticator app was set up for your account',
    what: 'From now on you are asked for the code of an authenticator app after your password.',
  },
  'authenticator-removed': {
    subject: 'The authenticator app was removed from your account',
    what: 'From now on your password alone lets you in.',
  },
} as const

/**
 * Tells a person that how they sign in has changed, at the address they have signed in with until now:
 * whoever changed the one in the records cannot keep it from them. Nothing is sent to who has none.
 */
export async function tellAtLogin(
  tx: Tx,
  { personId, kind }: { readonly personId: string; readonly kind: keyof typeof letters },
): Promise<void> {
  const address = (await findLogin(tx, personId))?.email
  if (address === undefined) return
  const { subject, what } = letters[kind]
  await queueMail(tx, { to: { address }, kind, subject, text: [what, notYou].join('\n\n') })
}
