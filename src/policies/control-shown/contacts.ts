import type { IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import { findContacts } from '#people/roles/find-contacts.ts'
import type { Contact } from '#rulebooks/language/front-matter.ts'
import type { Rulebook } from '#rulebooks/language/rulebook.ts'

/** A role that the text gives a contact of, and who holds it: nobody, one or several people. */
export type ContactShown = Contact & {
  readonly holders: readonly { readonly name: string; readonly address: string | undefined }[]
}

/** Whose contacts are looked for, and on which day. */
export type ContactsAsked = {
  readonly trustId: string
  readonly rulebook: Pick<Rulebook, 'control'>
  readonly today: IsoDay
}

/**
 * Who holds today the roles whose contact a policy is to show, by the role directory. They are shown to
 * everyone, as a data protection officer's must be (UK GDPR art. 37(7)); other texts ask for none.
 */
export async function contactsShown(
  { db }: { readonly db: Db },
  { trustId, rulebook, today }: ContactsAsked,
): Promise<readonly ContactShown[]> {
  const { contacts } = rulebook.control
  if (contacts.length === 0) return []
  const roles = contacts.map(({ role }) => role)
  const held = await findContacts({ db }, { trustId, roles, day: today })
  return contacts.map((one) => ({ ...one, holders: held.filter(({ role }) => role === one.role) }))
}
