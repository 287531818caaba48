import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import { findAPerson } from '#people/looking/find-a-person.ts'
import { whoHolds, type Holder } from '#people/roles/who-holds.ts'

import { schoolsWorkedAt } from '#disclosures/disclosure-as-thing.ts'
import { isMeantFor, type Disclosure } from '#disclosures/disclosure.ts'

type Needs = { readonly db: Db; readonly clock: Clock }

/** Who holds some roles today where somebody works, save themselves; one line for each role somebody holds. */
export async function holdersFor(
  { db, clock }: Needs,
  asked: {
    readonly trustId: string
    readonly personId: string
    readonly roles: readonly string[]
  },
): Promise<readonly Holder[]> {
  const { trustId, personId, roles } = asked
  const day = dayOf(clock.now())
  const person = await findAPerson({ db }, { trustId, personId })
  const schools = person === undefined ? [] : schoolsWorkedAt(person, day)
  const held = await whoHolds({ db }, { trustId, day })
  return held.filter(
    (one) =>
      roles.includes(one.role) &&
      one.personId !== personId &&
      (one.schoolId === undefined || schools.includes(one.schoolId)),
  )
}

/** Who may read a disclosure today and decide on it. */
export async function readersOf(
  needs: Needs,
  {
    trustId,
    disclosure,
  }: {
    readonly trustId: string
    readonly disclosure: Pick<Disclosure, 'personId' | 'to' | 'chosen'>
  },
): Promise<readonly Holder[]> {
  const { personId, to: roles } = disclosure
  const held = await holdersFor(needs, { trustId, personId, roles })
  return held.filter((one) => isMeantFor(disclosure, one.personId))
}

/** Whether choosing some people leaves nobody out by whose role somebody has to hear of it; nobody chosen is all. */
export function areWellChosen(
  chosen: readonly string[],
  { roles, holders }: { readonly roles: readonly string[]; readonly holders: readonly Holder[] },
): boolean {
  if (chosen.length === 0) return true
  const isOne = (id: string): boolean => holders.some(({ personId }) => personId === id)
  const isHeard = (role: string): boolean =>
    holders.some((one) => one.role === role && chosen.includes(one.personId)) ||
    !holders.some((one) => one.role === role)
  return chosen.every(isOne) && roles.every(isHeard)
}
