import type { Tx } from '#db/db.ts'
import { queueMail } from '#mail/queue-mail.ts'
import type { Holder } from '#people/roles/who-holds.ts'

import type { Disclosure } from './disclosure.ts'

/** A trust as mail names it. */
export type TrustInMail = {
  readonly trustId: string
  readonly slug: string
  readonly name: string
}

const words = {
  waits: {
    subject: 'Something waits for your decision',
    text: 'Something in confidence waits for your decision.',
  },
  decided: {
    subject: 'Something of yours was answered',
    text: 'Something that you told the school in confidence was answered.',
  },
  where: 'Mail can be read by others, so it does not say what. Sign in to Houserules:',
  noLink: 'Mail can be read by others, so it does not say what. Sign in to Houserules.',
} as const

type MailNeeds = { readonly address?: string | undefined }

/** Tells those a disclosure goes to that something waits; not what, from whom or about whom. */
export async function tellRecipients(
  tx: Tx,
  needs: MailNeeds,
  told: { readonly trust: TrustInMail; readonly recipients: readonly Holder[] },
): Promise<void> {
  for (const personId of new Set(told.recipients.map((one) => one.personId)))
    await tell(tx, needs, { ...told, personId, what: 'waits' })
}

/** Tells the author of a disclosure that it was answered; not what, nor how. */
export async function tellAuthor(
  tx: Tx,
  needs: MailNeeds,
  told: { readonly trust: TrustInMail; readonly disclosure: Disclosure },
): Promise<void> {
  await tell(tx, needs, { ...told, personId: told.disclosure.personId, what: 'decided' })
}

async function tell(
  tx: Tx,
  { address }: MailNeeds,
  told: {
    readonly trust: TrustInMail
    readonly personId: string
    readonly what: 'waits' | 'decided'
  },
): Promise<void> {
  const { trust, personId, what } = told
  const link = `${address ?? ''}/trusts/${trust.slug}`
  const { subject, text } = words[what]
  await queueMail(tx, {
    to: { personId },
    kind: what === 'waits' ? 'something-waits' : 'something-answered',
    subject,
    text: `${text}\n\n${address === undefined ? words.noLink : `${words.where}\n${link}`}`,
  })
}
