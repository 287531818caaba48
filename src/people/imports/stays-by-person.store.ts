import type { Selectable } from 'kysely'

import type { Tables } from '#db/tables.ts'

import type { HeldStay } from './plan.ts'

/** Rows of stays as they are held, by the id of the person. */
export function staysByPerson(
  rows: readonly Selectable<Tables['stay']>[],
): ReadonlyMap<string, readonly HeldStay[]> {
  const grouped = new Map<string, HeldStay[]>()
  for (const row of rows) {
    const stay = {
      stayId: row.stay_id,
      kind: row.kind,
      schoolId: row.school_id ?? undefined,
      job: row.job ?? undefined,
      from: row.from_day ?? undefined,
      until: row.until_day ?? undefined,
      source: row.source ?? undefined,
    }
    const others = grouped.get(row.person_id)
    if (others) others.push(stay)
    else grouped.set(row.person_id, [stay])
  }
  return grouped
}
