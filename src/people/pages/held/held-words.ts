import { dayWords } from '#core/day.ts'
import { roleName } from '#access/access-words.ts'
import { momentWords } from '#core/moment-words.ts'
import type { Held } from '#people/held/what-is-held.ts'
import { placeWords, type SchoolNames } from '#people/pages/stay-words.ts'
import { wayWords } from '#people/sign-in/sessions/ways-words.ts'

/** A role that is or was held, in one line. */
export function roleLine(
  { role, schoolId, capacity, from, until }: Held['roles'][number],
  names: SchoolNames,
): string {
  const alternate = capacity === 'alternate' ? ' (alternate)' : ''
  const end = until === undefined ? '' : ` until ${dayWords(until)}`
  return `${roleName(role)}${alternate}, ${placeWords(schoolId, names)}, from ${dayWords(from)}${end}`
}

/** A relative by number, in one line. */
export function familyLine({ is, id, hasResponsibility, until }: Held['family'][number]): string {
  const who = is === 'parent' ? 'A parent or carer' : 'A child'
  const responsibility = hasResponsibility
    ? 'with parental responsibility'
    : 'parental responsibility is not recorded'
  const end = until === undefined ? '' : `, until ${dayWords(until)}`
  return `${who} (number ${id}), ${responsibility}${end}`
}

/** A change to the record of a person, in one line. */
export function historyLine({ at, cause }: Held['history'][number]): string {
  return `${momentWords(at)}: ${cause}`
}

/** What is held so that a person can sign in, a line each. */
export function signInLines(held: Held['signIn']): readonly string[] {
  const { login, methods, passkeys, sessions, invitations } = held
  const address = login?.email ? ` as ${login.email}` : ''
  return [
    ...(login ? [`Can sign in${address} since ${momentWords(login.madeAt)}`] : []),
    ...(login?.hasSecondFactor ? ['An authenticator app is set up'] : []),
    ...methods.map((method) => methodLine(method)),
    ...passkeys.map(({ name, madeAt }) => `Passkey “${name}”, added ${momentWords(madeAt)}`),
    ...sessions.map(
      ({ way, browser, openedAt, seenAt }) =>
        `Signed in ${momentWords(openedAt)}, last used ${momentWords(seenAt)}: ${wayWords[way]}${browser === '' ? '' : `, ${browser}`}`,
    ),
    ...invitations.map(
      ({ email, madeAt, usedAt }) =>
        `Invited by mail to ${email} on ${momentWords(madeAt)}${usedAt === null ? ', not used' : ''}`,
    ),
  ]
}

function methodLine({ provider, changedAt }: Held['signIn']['methods'][number]): string {
  return provider === 'credential'
    ? `A password, last changed ${momentWords(changedAt)}`
    : `An account of ${provider === 'microsoft' ? 'Microsoft' : 'Google'}, since ${momentWords(changedAt)}`
}
