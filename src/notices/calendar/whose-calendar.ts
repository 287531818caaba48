import type { Visitor } from '#access/visitor.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import { findAPerson } from '#people/looking/find-a-person.ts'
import { holdsOn, isWork } from '#people/person.ts'
import { rolesOf } from '#people/roles/roles-of.ts'

/**
 * A person as they stand on a day, for a calendar that is read without a sign-in; undefined for somebody
 * who has left. Never strong: a key opens nothing but days.
 */
export async function whoseCalendar(
  { db }: { readonly db: Db },
  of: { readonly trustId: string; readonly personId: string; readonly today: IsoDay },
): Promise<Visitor | undefined> {
  const { trustId, personId, today } = of
  const person = await findAPerson({ db }, { trustId, personId })
  const stays = person?.stays.filter((stay) => holdsOn(stay, today)) ?? []
  if (person === undefined || !stays.some(({ kind }) => kind !== 'pupil')) return undefined
  const held = await rolesOf({ db }, { trustId, personId })
  return {
    trustId,
    personId,
    name: `${person.givenName} ${person.familyName}`.trim(),
    sessionId: 'calendar',
    stays,
    holdings: stays.some(({ kind }) => isWork(kind))
      ? held.filter((holding) => holdsOn(holding, today))
      : [],
    strong: false,
    idleMinutes: 0,
  }
}
