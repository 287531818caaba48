import type { Thing } from '#access/thing.ts'
import type { IsoDay } from '#core/iso-day.ts'
import { holdsOn, type Person } from '#people/person.ts'

import type { Disclosure } from './disclosure.ts'

/** A disclosure for the door: at the schools where its author is on a day, the roles it was sent to and whom of them it is meant for. */
export function disclosureAsThing(
  trustId: string,
  disclosure: Pick<Disclosure, 'personId' | 'to' | 'chosen'>,
  { author, day }: { readonly author: Pick<Person, 'stays'> | undefined; readonly day: IsoDay },
): Extract<Thing, { readonly type: 'Disclosure' }> {
  const { personId, to, chosen } = disclosure
  const schools = author === undefined ? [] : schoolsWorkedAt(author, day)
  return { type: 'Disclosure', trustId, schools, personId, to, chosen }
}

/** The schools where somebody is on a day. */
export function schoolsWorkedAt({ stays }: Pick<Person, 'stays'>, day: IsoDay): readonly string[] {
  const now = stays.filter((stay) => holdsOn(stay, day))
  return [...new Set(now.flatMap(({ schoolId }) => schoolId ?? []))]
}
