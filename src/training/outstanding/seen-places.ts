import type { Visitor } from '#access/visitor.ts'

/** Whose reading somebody may see: of everyone in the trust, or of those at some schools. */
export type SeenPlaces = 'trust' | readonly string[]

/** The roles whose holders see who has read and signed, where they hold them, by access.cedar. */
const seeing: ReadonlySet<string> = new Set([
  'headteacher',
  'executive-headteacher',
  'dsl',
  'deputy-dsl',
  'clerk',
  'trust-central',
  'leadership',
  'trust-dpo',
])

/** The roles whose holders record training of others, where they hold them, by access.cedar. */
const recording: ReadonlySet<string> = new Set([
  'headteacher',
  'executive-headteacher',
  'dsl',
  'deputy-dsl',
  'leadership',
  'trust-central',
])

/** Where somebody sees who has read and signed. */
export function seenPlaces(visitor: Pick<Visitor, 'holdings'>): SeenPlaces {
  return placesOf(visitor, seeing)
}

/** Where somebody records training of others. */
export function recordingPlaces(visitor: Pick<Visitor, 'holdings'>): SeenPlaces {
  return placesOf(visitor, recording)
}

/** Whether a school is among the places; the trust as a whole when no school is named. */
export function isSeen(places: SeenPlaces, schoolId: string | undefined): boolean {
  if (places === 'trust') return true
  return schoolId !== undefined && places.includes(schoolId)
}

function placesOf({ holdings }: Pick<Visitor, 'holdings'>, roles: ReadonlySet<string>): SeenPlaces {
  const held = holdings.filter(({ role }) => roles.has(role))
  if (held.some(({ schoolId }) => schoolId === undefined)) return 'trust'
  return [...new Set(held.flatMap(({ schoolId }) => schoolId ?? []))]
}
