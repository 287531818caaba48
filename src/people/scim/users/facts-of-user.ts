import type { Person } from '#people/person.ts'
import type { SaidOfUser } from '#people/scim/reading/said-of-user.ts'

type Facts = Pick<Person, 'givenName' | 'familyName' | 'email'>

/**
 * Name and address of a person by what the directory says, and what is held where it says nothing. Who
 * has only one name has it as the family name, and at last the name they sign in with.
 */
export function factsOf(said: SaidOfUser, held: Partial<Facts>): Facts {
  const email = Object.hasOwn(said, 'email') ? said.email : held.email
  return short({ ...namesOf(said, held), email })
}

function namesOf(said: SaidOfUser, held: Partial<Facts>): Omit<Facts, 'email'> {
  const given = said.givenName ?? held.givenName ?? ''
  const family = said.familyName ?? held.familyName ?? said.displayName
  if (family !== undefined) return { givenName: given, familyName: family }
  return { givenName: '', familyName: given === '' ? (said.userName ?? '') : given }
}

function short({ givenName, familyName, email }: Facts): Facts {
  const isAddress = email !== undefined && /^[^\s@]+@[^\s@]+$/.test(email) && email.length <= 254
  return {
    givenName: givenName.slice(0, 200),
    familyName: familyName.slice(0, 200),
    email: isAddress ? email.toLowerCase() : undefined,
  }
}
