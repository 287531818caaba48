import { clockAt } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import { findTrust } from '#people/find-trust.ts'
import type { Role } from '#people/roles/role.ts'
import type { School } from '#people/schools/school.ts'
import type { Trust } from '#people/trust.ts'

import { canary } from './disclosing.ts'
import { keepFiveTrusts } from './five-trusts.ts'
import { makePerson, makeSchool } from './makers.ts'
import { dayFields, insiderOf, type Insider } from './people-pages.ts'
import { signedIn } from './signed-in.ts'
import { testApp } from './test-app.ts'

/** What the form of a disclosure says of a niece who is a pupil, on Facebook. */
export const tie = {
  kind: 'tie',
  to: 'headteacher',
  name: canary,
  role: 'pupil',
  tie: 'family',
  channel: 'facebook',
  since: '2014',
  safeguards: `${canary} sees nothing of the school`,
}

/** What the form of a decision says to allow it to 3 May 2027. */
export const allowing = {
  decision: 'allowed',
  note: 'Fine',
  revision: '1',
  ...dayFields('ends', '2027-05-03'),
}

type As = { readonly at?: School; readonly strong?: boolean }

/** One of the five trusts with a school, and ways to sign staff in, to disclose, to decide and to ask. */
export async function disclosurePages(db: Db, slug: string) {
  await keepFiveTrusts(db)
  const found = await findTrust({ db }, { slug })
  if (found === undefined) throw new Error(`no trust ${slug}`)
  const trust: Trust = found
  const app = testApp({ db })
  const school = await makeSchool(db, trust)
  const staff = async (roles: readonly Role[] = [], { at = school, strong = true }: As = {}) => {
    const { schoolId } = at
    const stays = [{ kind: 'staff', job: 'teacher', schoolId } as const]
    const person = await makePerson(db, trust, { stays })
    const held = roles.map((role) => ({ role, schoolId }))
    const session = { way: strong ? 'passkey' : 'password', strong } as const
    return insiderOf(app, trust, await signedIn(db, { trust, person, roles: held, ...session }))
  }
  return { app, trust, school, staff }
}

/** Sends the form of a disclosure and gives its id. */
export async function discloseBy(
  who: Insider,
  as: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { status, location } = await who.post('/disclosures/new', { ...tie, ...as })
  if (status !== 303) throw new Error(`nothing was disclosed: ${status}`)
  return location.split('/').at(-1) ?? ''
}

/** The application on a day at noon, and somebody there whose session is of that day. */
export async function onDay(
  db: Db,
  asked: { readonly trust: Trust; readonly day: string; readonly personId: string },
) {
  return atMoment(db, { ...asked, at: `${asked.day}T12:00:00Z` })
}

/** The application at an instant, and somebody there whose session is of then. */
export async function atMoment(
  db: Db,
  asked: { readonly trust: Trust; readonly at: string; readonly personId: string },
) {
  const { trust, at, personId } = asked
  const app = testApp({ db, clock: clockAt(at) })
  return insiderOf(app, trust, await signedIn(db, { trust, person: { personId }, at }))
}

/** The page of the answer to a question, asked after its last question was answered. */
export async function answerTo(who: Insider, question: string): Promise<string> {
  const asked = await who.post('/decisions', Object.fromEntries(new URLSearchParams(question)))
  return (await who.follow(asked)).page
}

/** The heading of an answer: “Yes”, “No”, “Advised against” … */
export function headingOf(page: string): string {
  return (
    /<h1[^>]*>([\s\S]*?)<\/h1>/
      .exec(page)?.[1]
      ?.replaceAll(/<[^>]+>|\s+/g, ' ')
      .trim() ?? ''
  )
}
