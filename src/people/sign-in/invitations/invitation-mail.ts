import { roleName } from '#access/access-words.ts'
import { isId } from '#core/ids.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'
import { oneLine } from '#mail/one-line.ts'
import { findPerson } from '#people/people.store.ts'
import { holdsOn, isWork, type Person } from '#people/person.ts'
import { findHoldingsOf } from '#people/roles/roles.store.ts'

/** An invitation counts for so many days. */
export const invitationDays = 7

const purposes = {
  parent:
    'Houserules tells you in plain words what the policy says to parents and carers: ask it before you post, share or send something, and read whom to tell when something is wrong.',
  other:
    'Houserules tells you in plain words what the policy asks of you: ask it before you post, reply or accept a request, and see there which roles you hold.',
} as const

/**
 * Who invites, by name and a role held on the day, for the mail; undefined where `by` is nobody of the
 * trust, such as a command.
 */
export async function inviterWords(
  tx: Tx,
  { by, day }: { readonly by: string; readonly day: IsoDay },
): Promise<string | undefined> {
  const person = isId(by) ? await findPerson(tx, by) : undefined
  if (person === undefined) return undefined
  const holding = (await findHoldingsOf(tx, by)).find((one) => holdsOn(one, day))
  const role = holding && `, ${roleName(holding.role)},`
  return `${oneLine(`${person.givenName} ${person.familyName}`)}${role ?? ''}`
}

/** The words of an invitation: who invites, what Houserules is for whoever is invited, and the link. */
export function invitationText({
  trustName,
  inviter,
  invited,
  day,
  link,
}: {
  readonly trustName: string
  readonly inviter: string | undefined
  readonly invited: Person
  readonly day: IsoDay
  readonly link: string
}): string {
  const name = oneLine(trustName)
  return [
    `${name} keeps its social media policy in Houserules. ${inviter ?? name} invites you to sign in there.`,
    purposes[isParentOnly(invited, day) ? 'parent' : 'other'],
    `Open this link to choose how you sign in. It counts once, for ${invitationDays} days:`,
    link,
    'If you did not expect this message, you need do nothing. Do not pass the link on: whoever has it can sign in as you.',
  ].join('\n\n')
}

function isParentOnly({ stays }: Person, day: IsoDay): boolean {
  const today = stays.filter((stay) => holdsOn(stay, day))
  return today.some(({ kind }) => kind === 'parent') && !today.some(({ kind }) => isWork(kind))
}
