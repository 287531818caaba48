import type { Visitor } from '#access/visitor.ts'

/** A role somebody holds and the disclosures sent to it: of the whole trust, or of people at schools. */
export type DisclosedTo = { readonly role: string; readonly at: 'trust' | readonly string[] }

/** The roles to which something may be disclosed, by access.cedar. */
const mayRead: ReadonlySet<string> = new Set([
  'headteacher',
  'executive-headteacher',
  'dsl',
  'deputy-dsl',
  'line-manager',
  'leadership',
  'trust-central',
])

/** Whether access.cedar knows a role as one that something may be disclosed to. */
export function mayBeDisclosedTo(role: string): boolean {
  return mayRead.has(role)
}

/**
 * Which disclosures of others a visitor may read, as lists are filtered by it: the same for which
 * access.cedar permits `decide-disclosure`, which a test compares. How they signed in is the door's matter.
 */
export function disclosuresTo({ holdings }: Pick<Visitor, 'holdings'>): readonly DisclosedTo[] {
  const held = holdings.filter(({ role }) => mayRead.has(role))
  const byRole = Map.groupBy(held, ({ role }) => role)
  return [...byRole].map(([role, places]) => ({
    role,
    at: places.some(({ schoolId }) => schoolId === undefined)
      ? 'trust'
      : [...new Set(places.flatMap(({ schoolId }) => schoolId ?? []))],
  }))
}
