import type { Thing } from '#access/thing.ts'
import type { IsoDay } from '#core/iso-day.ts'
import { holdsOn, type Person } from '#people/person.ts'

import type { Disclosure } from './disclosure.ts'

/** A disclosure for the door: at the schools where its author is on a day, and to whom it was sent. */
export function disclosureAsThing(
  trustId: string,
  disclosure: Pick<Disclosure, 'personId' | 'to'>,
  { author, day }: { readonly author: Pick<Person, 'stays'> | undefined; readonly day: IsoDay },
): Extract<Thing, { readonly type: 'Disclosure' }> {
  const { personId, to } = disclosure
  const schools = author === undefined ? [] : schoolsWorkedAt(author, day)
  return { type: 'Disclosure', trustId, schools, personId, to }
}

/** The schools where somebody is on a day. */
export function schoolsWorkedAt({ stays }: Pick<Person, 'stays'>, day: IsoDay): readonly string[] {
  const now = stays.filter((stay) => holdsOn(stay, day))
  return [...new Set(now.flatMap(({ schoolId }) => schoolId ?? []))]
}
