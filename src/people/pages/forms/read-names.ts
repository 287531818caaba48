import { err, ok, type Result } from '#core/result.ts'
import { newPerson, type Person } from '#people/person.ts'

import { dayIn, textOf, type Problem, type Sent } from './sent.ts'

/** The fields of a name, by the parts of a person. */
const fields: Readonly<Record<string, string>> = {
  givenName: 'given-name',
  familyName: 'family-name',
  email: 'email',
  yearGroup: 'year',
}

const names = newPerson.pick({ givenName: true, familyName: true, email: true, yearGroup: true })

/** The name and e-mail address in a form. */
export function readNames(
  sent: Sent,
): Result<Pick<Person, 'givenName' | 'familyName' | 'email' | 'yearGroup'>, readonly Problem[]> {
  const read = names.safeParse({
    givenName: textOf(sent, 'given-name') ?? '',
    familyName: textOf(sent, 'family-name') ?? '',
    email: textOf(sent, 'email'),
    yearGroup: textOf(sent, 'year'),
  })
  if (read.success) return ok(read.data)
  return err(
    read.error.issues.map(({ path, code, message }) => ({
      field: fields[String(path[0])] ?? 'family-name',
      says: code === 'too_big' ? 'That is too long' : message,
    })),
  )
}

/** The date of birth in a form, which must be past. */
export function readBirth(sent: Sent, today: string): Result<string | undefined, Problem> {
  const read = dayIn(sent, 'born', 'The date of birth')
  if (!read.ok || read.value === undefined || read.value < today) return read
  return err({ field: 'born-day', says: 'The date of birth must be in the past' })
}
