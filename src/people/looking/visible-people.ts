import type { Visitor } from '#access/visitor.ts'

/** Where someone may see people: everywhere in the trust, or at these schools. */
export type Places = 'trust' | readonly string[]

/** Whom someone may see: everyone at some places, and at others those who were never pupils. */
export type VisiblePeople = { readonly everyone: Places; readonly adults: Places }

/** The roles whose holders see everyone where they hold them, by access.cedar. */
const seeingEveryone: ReadonlySet<string> = new Set([
  'system-administrator',
  'headteacher',
  'executive-headteacher',
  'dsl',
  'deputy-dsl',
  'consent-administrator',
  'trust-dpo',
])

/** The roles whose holders see the adults where they hold them, by access.cedar. */
const seeingAdults: ReadonlySet<string> = new Set(['leadership', 'trust-central'])

/**
 * Whom a visitor may see, as lists are filtered by it: the same people for whom access.cedar permits
 * `see-person`, which a test compares. How they signed in is the door's matter, before the list.
 */
export function visiblePeople({ holdings }: Pick<Visitor, 'holdings'>): VisiblePeople {
  return {
    everyone: placesOf(holdings, seeingEveryone),
    adults: placesOf(holdings, seeingAdults),
  }
}

function placesOf(holdings: Visitor['holdings'], roles: ReadonlySet<string>): Places {
  const held = holdings.filter(({ role }) => roles.has(role))
  if (held.some(({ schoolId }) => schoolId === undefined)) return 'trust'
  return [...new Set(held.flatMap(({ schoolId }) => schoolId ?? []))]
}
