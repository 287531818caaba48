import type { Thing } from '#access/thing.ts'

import type { Holding } from './role.ts'

/** A role held or to be held, for the door. */
export function holdingAsThing(
  trustId: string,
  { personId, role, schoolId }: Pick<Holding, 'personId' | 'role' | 'schoolId'>,
): Thing {
  const schools = schoolId === undefined ? [] : [schoolId]
  return { type: 'Holding', trustId, personId, role, schools }
}
