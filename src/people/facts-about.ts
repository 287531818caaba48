import { readDay, yearsFrom } from '#core/day.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'

import { findPerson } from './people.store.ts'
import { holdsOn, isWork, type Kind, type Person, type Stay } from './person.ts'
import { findHoldingsOf } from './roles/roles.store.ts'

/** Facts of a question by their names in the vocabulary, as a question may carry them. */
export type Facts = Readonly<Record<string, string | number | readonly string[]>>

/**
 * What is held about a person that a question may turn on, on a day, in the vocabulary's words: as
 * the one it is about, or as the one who asks. Undefined when the trust knows no such person. A fact
 * that is not held is left out, so that it is asked.
 */
export async function factsAbout(
  { db }: { readonly db: Db },
  asked: {
    readonly trustId: string
    readonly personId: string
    readonly day: IsoDay
    readonly as: 'actor' | 'subject'
    /** The schools of the person who asks, to tell their own school from a sister school. */
    readonly askersSchools?: readonly string[]
  },
): Promise<Facts | undefined> {
  return db.transactionFor(asked.trustId, async (tx) => {
    const person = await findPerson(tx, asked.personId)
    if (person === undefined) return undefined
    if (asked.as === 'subject') return subjectFacts(person, asked)
    const held = (await findHoldingsOf(tx, asked.personId)).filter((one) => holdsOn(one, asked.day))
    return actorFacts(
      person,
      asked.day,
      held.map(({ role }) => role),
    )
  })
}

/** The facts of the person a question is about. */
export function subjectFacts(
  person: Person,
  {
    day,
    askersSchools,
  }: { readonly day: IsoDay; readonly askersSchools?: readonly string[] | undefined },
): Facts {
  const now = person.stays.filter((stay) => holdsOn(stay, day))
  const roles = rolesOf(person, day, subjectWord)
  const school = askersSchools && schoolWord(now, askersSchools)
  return {
    ...(roles.length > 0 ? { 'subject.role': roles } : {}),
    ...prefixed('subject', ageFacts(person, day)),
    ...prefixed('subject', rollFacts(person, day)),
    ...(school === undefined ? {} : { 'subject.school': school }),
  }
}

/** The facts of the person who asks, with the roles they hold that day. */
export function actorFacts(person: Person, day: IsoDay, held: readonly string[]): Facts {
  const works = person.stays.some((stay) => isWork(stay.kind) && holdsOn(stay, day))
  const named = works ? held.filter(isActorWord) : []
  const roles = [...new Set([...rolesOf(person, day, actorWord), ...named])]
  return {
    ...(roles.length > 0 ? { 'actor.role': roles } : {}),
    ...prefixed('actor', ageFacts(person, day)),
    ...(named.includes('dsl') ? { 'actor.dsl': 'yes' } : {}),
  }
}

const subjectWords: Readonly<Partial<Record<Kind, string>>> = {
  governor: 'governor',
  'local-committee-member': 'governor',
  trustee: 'governor',
  pupil: 'pupil',
  parent: 'parent',
  visitor: 'third-party',
}

function subjectWord({ kind }: Stay): string {
  return subjectWords[kind] ?? 'colleague'
}

const actorWords: Readonly<Partial<Record<Kind, string>>> = {
  'local-committee-member': 'governor',
  trustee: 'director',
}

function actorWord({ kind, job }: Stay): string {
  return kind === 'staff' ? (job ?? 'support-staff') : (actorWords[kind] ?? kind)
}

/** Roles people hold that are also words of `actor.role`; the others say nothing about who asks. */
const alsoActorWords: ReadonlySet<string> = new Set([
  'headteacher',
  'executive-headteacher',
  'dsl',
  'deputy-dsl',
  'leadership',
  'trust-central',
  'online-services-lead',
  'comms-lead',
  'channel-manager',
])

function isActorWord(role: string): boolean {
  return alsoActorWords.has(role)
}

/** What a person is on a day, and former pupil when that is what they were and are no longer. */
function rolesOf(person: Person, day: IsoDay, word: (stay: Stay) => string): readonly string[] {
  const now = person.stays.filter((stay) => holdsOn(stay, day)).map(word)
  const former = lastLeaving(person, day) === undefined ? [] : ['former-pupil']
  return [...new Set([...now, ...former])]
}

/** The day a person left as a pupil, when they are a pupil no longer; the last one of several. */
function lastLeaving({ stays }: Person, day: IsoDay): IsoDay | undefined {
  const asPupil = stays.filter(({ kind }) => kind === 'pupil')
  if (asPupil.some((stay) => holdsOn(stay, day))) return undefined
  const left = asPupil.flatMap(({ until }) => (until !== undefined && until <= day ? [until] : []))
  return left.toSorted().at(-1)
}

function ageFacts({ dateOfBirth }: Person, day: IsoDay): Facts {
  if (dateOfBirth === undefined || dateOfBirth > day) return {}
  return { age: yearsFrom(readDay(dateOfBirth), readDay(day)), dob: dateOfBirth }
}

function rollFacts(person: Person, day: IsoDay): Facts {
  const leftOn = lastLeaving(person, day)
  if (leftOn !== undefined) return { enrolled: 'no', left_on: leftOn }
  const isPupil = person.stays.some((stay) => stay.kind === 'pupil' && holdsOn(stay, day))
  return isPupil ? { enrolled: 'yes' } : {}
}

function schoolWord(now: readonly Stay[], askers: readonly string[]): string | undefined {
  const schools = now.flatMap(({ kind, schoolId }) =>
    kind === 'pupil' && schoolId !== undefined ? [schoolId] : [],
  )
  if (schools.length === 0) return undefined
  return schools.some((school) => askers.includes(school)) ? 'own' : 'sister'
}

function prefixed(who: 'actor' | 'subject', facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [`${who}.${name}`, value]))
}
