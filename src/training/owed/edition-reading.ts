import { rolesBound } from '#rulebooks/changes/roles-bound.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import type { Requirement } from './requirement.ts'
import { requirementsOf } from './requirements-of.ts'

/** What an edition asks of people, worked out once. */
export type EditionReading = {
  readonly edition: SealedEdition
  readonly requirements: readonly Requirement[]
  /** Whom each clause concerns. */
  readonly concerns: ReadonlyMap<string, ReadonlySet<string> | 'everyone'>
}

/** Works out what an edition asks of people. */
export function readEdition(edition: SealedEdition): EditionReading {
  const clauses = [...edition.rulebook.clauses.values()]
  return {
    edition,
    requirements: requirementsOf(edition),
    concerns: new Map(
      clauses.map((clause) => [clause.id, rolesAsSet(rolesBound(clause, edition))]),
    ),
  }
}

function rolesAsSet(roles: readonly string[] | 'everyone'): ReadonlySet<string> | 'everyone' {
  return roles === 'everyone' ? roles : new Set(roles)
}

/** Whether roles are among those somebody has; what concerns everyone always is. */
export function concernsRoles(
  concerned: ReadonlySet<string> | readonly string[] | 'everyone',
  roles: readonly string[],
): boolean {
  if (concerned === 'everyone') return true
  const set = concerned instanceof Set ? concerned : new Set(concerned)
  return roles.some((role) => set.has(role))
}
