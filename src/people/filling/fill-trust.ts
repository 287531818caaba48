import { newId } from '#core/ids.ts'
import type { Tx } from '#db/db.ts'
import { applyPlan } from '#people/imports/apply.store.ts'
import { lockImports } from '#people/imports/held.store.ts'
import type { HeldLink, ImportPlan, PersonPlan } from '#people/imports/plan.ts'
import type { Person } from '#people/person.ts'
import type { Holding } from '#people/roles/role.ts'
import type { School } from '#people/schools/school.ts'

import { hasPeople, insertHoldings } from './filling.store.ts'

/** Everything a trust begins with; each school and person under the key its source has for it. */
export type Beginning = {
  readonly schools: ReadonlyMap<string, School>
  readonly people: ReadonlyMap<string, Person>
  readonly links: readonly HeldLink[]
  readonly holdings: readonly Holding[]
}

/**
 * Fills a trust that has no people and no schools yet, all at once, with history; false when it has
 * some and nothing was done. Runs in the caller's transaction, whose audit entry is the caller's.
 */
export async function fillTrust(
  tx: Tx,
  beginning: Beginning,
  change: { readonly at: Date; readonly cause: string; readonly source: string },
): Promise<boolean> {
  await lockImports(tx)
  if (await hasPeople(tx)) return false
  await applyPlan(tx, planOf(beginning, change.source), change)
  await insertHoldings(tx, beginning.holdings, change)
  return true
}

function planOf({ schools, people, links }: Beginning, source: string): ImportPlan {
  return {
    day: '',
    schools: [...schools].map(([id, school]) => ({ type: 'new', id, school })),
    people: [...people].map(([id, person]) => personPlan(id, person, source)),
    lookalikes: [],
    linked: [],
    unchanged: 0,
    links,
    rolesEnd: [],
    refused: [],
    leaving: [],
    hasUnreadRows: false,
  }
}

function personPlan(id: string, { stays, ...person }: Person, source: string): PersonPlan {
  const held = stays.map((stay) => ({ ...stay, stayId: newId(), source }))
  const isPupil = stays.some(({ kind }) => kind === 'pupil')
  const facts = { what: [], isPupil, hasNewFacts: true }
  return { type: 'new', id, person, ...facts, added: held, altered: [], stays: held }
}
