import { sql } from 'kysely'

import { clockAt } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import { type Facts, factsAbout } from '#people/facts-about.ts'
import { findHeld } from '#people/imports/held.store.ts'
import { applyImport, previewImport } from '#people/imports/import-people.ts'
import type { Roster } from '#people/imports/roster.ts'
import type { Trust } from '#people/trust.ts'

import type { OneRosterUser } from './import-files.ts'

/** The day of the imports of tests. */
export const today = '2026-11-20'

/** The clock of the imports of tests. */
export const clock = clockAt(`${today}T12:00:00Z`)

type Asked = {
  readonly confirmLeaving?: number
  readonly lookalikes?: 'link' | 'apart'
  readonly day?: string
  readonly source?: string
}

/** The ways tests import people into a database. */
export function importing(db: Db) {
  const asked = ({ trustId }: Trust, roster: Roster, more: Asked = {}) => ({
    trustId,
    by: 'test',
    source: 'mis',
    day: today,
    roster,
    ...more,
  })
  const apply = (...given: Parameters<typeof asked>) => applyImport({ db, clock }, asked(...given))
  return {
    preview: (...given: Parameters<typeof asked>) => previewImport({ db }, asked(...given)),
    apply,
    applied: async (...given: Parameters<typeof asked>) => {
      const done = await apply(...given)
      if (!done.ok) throw new Error(JSON.stringify(done.error))
      return done.value
    },
    everything: (trust: Trust) => everything(db, trust),
    personIdOf: (trust: Trust, id: string) => personIdOf(db, trust, id),
    factsOf: async (trust: Trust, id: string, day = today): Promise<Facts | undefined> => {
      const personId = await personIdOf(db, trust, id)
      return factsAbout({ db }, { trustId: trust.trustId, personId, day, as: 'subject' })
    },
  }
}

const tables = [
  'person',
  'pupil',
  'stay',
  'parent_link',
  'role_holding',
  'external_id',
  'school',
  'people_history',
  'audit_entry',
]

/** Everything kept of a trust's people, as text to compare. */
async function everything(db: Db, { trustId }: Trust): Promise<string> {
  return db.transactionFor(trustId, async ({ query }) => {
    const all: unknown[] = []
    for (const table of tables) {
      const statement = sql`select t.*::text as row from ${sql.table(table)} t order by 1`
      all.push(table, (await statement.execute(query)).rows)
    }
    return JSON.stringify(all)
  })
}

async function personIdOf(db: Db, { trustId }: Trust, id: string): Promise<string> {
  const held = await db.transactionFor(trustId, (tx) => findHeld(tx, 'mis'))
  const found = held.people.get(id)
  if (!found) throw new Error(`nobody is ${id}`)
  return found.personId
}

/** Pupils `p0`, `p1` … of OneRoster. */
export function pupils(count: number): readonly OneRosterUser[] {
  return Array.from({ length: count }, (_, i) => ({ id: `p${i}`, name: `Ada Ashdown${i}` }))
}

/** A teacher of OneRoster. */
export const teacher = {
  id: 't1',
  name: 'Bo Birch',
  role: 'teacher',
  email: 'bo@staff.example',
}
