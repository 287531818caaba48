import type { Edition } from '#rulebooks/engine/compile.ts'

/**
 * Whether two editions stand in the order in which they are always compared, so that a comparison and
 * its mirror image are one and the same. Editions no word apart may stand in either order.
 */
export function areInOrder(left: Edition, right: Edition): boolean {
  const [one, other] = [labelOf(left), labelOf(right)]
  return one === other ? textOf(left) <= textOf(right) : one < other
}

function labelOf({ rulebook: { control } }: Edition): string {
  return `${control.trust} ${control.edition} ${control.inForce.from}`
}

function textOf({ rulebook: { people, settings, clauses } }: Edition): string {
  const rules = [...clauses.values()].map((clause) => [clause.id, clause.rules])
  return JSON.stringify([people, settings, rules], plainly)
}

/** Maps as lists of their entries: what a fact or setting is follows from these. */
function plainly(_key: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : value
}
