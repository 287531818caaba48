import type { Visitor } from '#access/visitor.ts'

/** What somebody works or learns as comes before what else they are. */
const order: readonly string[] = [
  'staff',
  'trustee',
  'governor',
  'local-committee-member',
  'volunteer',
  'contractor',
  'visitor',
  'parent',
  'pupil',
]

/**
 * The school whose addition counts for whoever asks: where they are today, and of several the one they
 * work at; undefined for who has not signed in, or is at no school.
 */
export function schoolAskedFrom(visitor: Visitor | undefined): string | undefined {
  const at = (visitor?.stays ?? []).filter(({ schoolId }) => schoolId !== undefined)
  const [first] = at.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
  return first?.schoolId
}
