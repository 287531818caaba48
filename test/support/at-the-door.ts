import type { Thing } from '#access/thing.ts'
import type { Visitor } from '#access/visitor.ts'

/** The trust and school of those who ask in tests of the door. */
export const ownTrust = 'trust-a'
export const ownSchool = 'school-a'

/** A teacher of the own school who signed in well and has just done something; anything may be replaced. */
export function visitor(as: Partial<Visitor> = {}): Visitor {
  return {
    trustId: ownTrust,
    personId: 'asker',
    name: 'Asker',
    sessionId: 'session',
    stays: [{ kind: 'staff', schoolId: ownSchool }],
    holdings: [],
    strong: true,
    idleMinutes: 0,
    ...as,
  }
}

/** The same person holding a role, by default at the own school; `null` stands for the whole trust. */
export function holding(role: string, schoolId: string | null = ownSchool): Visitor {
  return visitor({
    holdings: [{ role, schoolId: schoolId ?? undefined, capacity: 'holder' }],
  })
}

/** A grown-up of the own school; anything may be replaced. */
export function personAsThing(as: Partial<Extract<Thing, { type: 'Person' }>> = {}): Thing {
  return {
    type: 'Person',
    trustId: ownTrust,
    schools: [ownSchool],
    personId: 'somebody-else',
    child: false,
    ...as,
  }
}

/** The role of DSL for somebody else at the own school; anything may be replaced. */
export function roleAsThing(as: Partial<Extract<Thing, { type: 'Holding' }>> = {}): Thing {
  return {
    type: 'Holding',
    trustId: ownTrust,
    schools: [ownSchool],
    personId: 'somebody-else',
    role: 'dsl',
    ...as,
  }
}
