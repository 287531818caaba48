import type { Thing } from '#access/thing.ts'
import type { Person } from '#people/person.ts'

/**
 * A person for the door: at every school where they are or were, and a child when they are or were a
 * pupil here.
 */
export function personAsThing(
  trustId: string,
  { personId, stays }: Pick<Person, 'personId' | 'stays'>,
): Extract<Thing, { readonly type: 'Person' }> {
  return {
    type: 'Person',
    trustId,
    personId,
    schools: [...new Set(stays.flatMap(({ schoolId }) => schoolId ?? []))],
    child: stays.some(({ kind }) => kind === 'pupil'),
  }
}
