import { roleName } from '#access/access-words.ts'
import type { HeldRole, Visitor } from '#access/visitor.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import { isRole, roles, type Role } from '#people/roles/role.ts'
import { type Holder, whoHolds } from '#people/roles/who-holds.ts'
import type { Rulebook } from '#rulebooks/language/rulebook.ts'

/**
 * The roles that see to the review of a policy: those its text names as its owner or binds to review it,
 * or else the central team; and always the clerk.
 */
export function answeringRoles(rulebook: Rulebook): readonly Role[] {
  const named = roles.filter((role) => isNamed(role, rulebook.control.owner))
  const bound = [...rulebook.clauses.values()]
    .flatMap(({ duties }) => duties)
    .filter(({ duty }) => duty === 'review')
    .flatMap(({ who }) => who.filter(isRole))
  const own = [...new Set([...named, ...bound])].filter((role) => role !== 'clerk')
  return ['clerk', ...(own.length > 0 ? own : (['trust-central'] as const))]
}

/** Whether words such as “the DSL and the Headteacher” name a role, by its name or its short form. */
function isNamed(role: Role, words: string): boolean {
  const [, name = '', short] = /^(.*?)(?: \((.+)\))?$/.exec(roleName(role).toLowerCase()) ?? []
  const said = ` ${words.toLowerCase().replaceAll(/[^a-z]+/g, ' ')} `
  return [name, short].some((one) => one !== undefined && said.includes(` ${one} `))
}

/** Whether a review waits for somebody: they answer for it, own it, or are of the board. */
export function answersFor(
  { personId, holdings, stays }: Visitor,
  { rulebook, ownerId }: { readonly rulebook: Rulebook; readonly ownerId?: string | undefined },
): boolean {
  const answering = answeringRoles(rulebook)
  const holds = (held: HeldRole): boolean =>
    held.role === 'trustee' ||
    answering.some((role) => role === held.role && isOfTrust(role, held.schoolId))
  const isTrustee = stays.some(({ kind }) => kind === 'trustee')
  return isTrustee || ownerId === personId || holdings.some(holds)
}

/** Who is reminded of a review: whoever was named for it, and who answers for it by role. */
export async function whoAnswers(
  { db }: { readonly db: Db },
  asked: {
    readonly trustId: string
    readonly day: IsoDay
    readonly rulebook: Rulebook
    readonly ownerId?: string | undefined
  },
): Promise<readonly Holder[]> {
  const { trustId, day } = asked
  return answeringAmong(await whoHolds({ db }, { trustId, day }), asked)
}

/** The same among all who hold a role. */
export function answeringAmong(
  held: readonly Holder[],
  { rulebook, ownerId }: { readonly rulebook: Rulebook; readonly ownerId?: string | undefined },
): readonly Holder[] {
  const answering = answeringRoles(rulebook)
  const isAsked = ({ role, schoolId, capacity, personId }: Holder): boolean =>
    personId === ownerId ||
    (capacity === 'holder' && answering.includes(role) && isOfTrust(role, schoolId))
  const found = held.filter(isAsked)
  // Nobody holds any of these roles: those who lead the schools hear of it instead.
  const told = found.length > 0 ? found : held.filter(({ role }) => isHead(role))
  return [...new Map(told.map((one) => [one.personId, one])).values()]
}

/** The clerk of one school's committee does not keep the trust's policy. */
function isOfTrust(role: Role, schoolId: string | undefined): boolean {
  return role !== 'clerk' || schoolId === undefined
}

function isHead(role: Role): boolean {
  return role === 'headteacher' || role === 'executive-headteacher'
}
