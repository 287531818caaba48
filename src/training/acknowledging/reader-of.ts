import { instantAt } from '#core/clock.ts'
import type { IsoDay } from '#core/iso-day.ts'
import { actorFacts } from '#people/facts-about.ts'
import type { Reader } from '#training/owed/reader.ts'
import { selfCheckKey } from '#training/owed/requirements-of.ts'

import type { KeptReader } from './readers.store.ts'

/** A person as the rules of what is owed look at one: their roles in the policy's words, since when, and what they did. */
export function readerOf(kept: KeptReader, today: IsoDay): Reader {
  const { selfCheckedOn, done, refreshers } = kept
  return {
    roles: rolesOf(kept, today),
    since: sinceOf(kept),
    done: selfCheckedOn === undefined ? done : [...done, checked(selfCheckedOn)],
    refreshers,
  }
}

/** The words of `actor.role` for what somebody is and holds on a day. */
export function rolesOf(
  { personId, stays, holdings }: Pick<KeptReader, 'personId' | 'stays' | 'holdings'>,
  today: IsoDay,
): readonly string[] {
  const person = { personId, givenName: '', familyName: '', stays }
  const held = holdings.map(({ role }) => role)
  const roles = actorFacts(person, today, held)['actor.role']
  return Array.isArray(roles) ? roles.map(String) : []
}

/** The first day of all they are here; unknown when that of one is. */
function sinceOf({ stays }: KeptReader): IsoDay | undefined {
  const begins = stays.map(({ from }) => from ?? '')
  return begins.includes('') ? undefined : begins.toSorted()[0]
}

function checked(on: IsoDay): Reader['done'][number] {
  return {
    requirement: selfCheckKey,
    asks: 'check',
    seal: '',
    version: '',
    roles: [],
    at: instantAt(Date.parse(`${on}T12:00:00Z`)),
    on,
    wholeOn: on,
  }
}
