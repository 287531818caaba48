import type { PersonSeen } from '#people/looking/look-at-person.ts'
import { isStillHere } from '#people/pages/stay-words.ts'

const words: Readonly<Record<PersonSeen['signIn'], string>> = {
  may: 'Can sign in',
  invited: 'Invited, has not signed in yet',
  no: 'Not invited',
}

/** What the button that invites somebody says, by how far they have come. */
export const inviteWords: Readonly<Record<PersonSeen['signIn'], string>> = {
  may: 'Send a new invitation',
  invited: 'Invite again',
  no: 'Invite to sign in',
}

/** Whether somebody can sign in, in words; nobody can who has left. */
export function signInLine({
  person,
  signIn,
  today,
}: Pick<PersonSeen, 'person' | 'signIn'> & { readonly today: string }): string {
  return isStillHere(person.stays, today) ? words[signIn] : 'Cannot sign in: has left'
}
