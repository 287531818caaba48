import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import type { Db, Tx } from '#db/db.ts'
import { queueMail } from '#mail/queue-mail.ts'
import { findAPerson } from '#people/looking/find-a-person.ts'
import { whoHolds } from '#people/roles/who-holds.ts'

import type { Disclosure } from './disclosure.ts'
import { schoolsWorkedAt } from './disclosure-as-thing.ts'

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

/** Who may decide on a disclosure today: the holders of its roles where its author works, save the author. */
export async function recipientsOf(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: {
    readonly trustId: string
    readonly disclosure: Pick<Disclosure, 'personId' | 'to'>
  },
): Promise<readonly string[]> {
  const { trustId, disclosure } = asked
  const { personId } = disclosure
  const day = dayOf(clock.now())
  const person = await findAPerson({ db }, { trustId, personId })
  const schools = person === undefined ? [] : schoolsWorkedAt(person, day)
  const held = await whoHolds({ db }, { trustId, day })
  const found = held.filter(
    (one) =>
      disclosure.to.includes(one.role) &&
      one.personId !== personId &&
      (one.schoolId === undefined || schools.includes(one.schoolId)),
  )
  return [...new Set(found.map((one) => one.personId))]
}

/** Tells those a disclosure goes to that something waits; not what, from whom or about whom. */
export async function tellRecipients(
  tx: Tx,
  needs: MailNeeds,
  told: { readonly trust: TrustInMail; readonly recipients: readonly string[] },
): Promise<void> {
  for (const personId of told.recipients)
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
