import type { Db } from '#db/db.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import type { School } from '#people/schools/school.ts'
import type { Local } from '#rulebooks/language/rulebook.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import { standingOf, type Done, type LocalRecord } from './local-record.ts'
import { findLocalRecords, findRecordsOfSchool } from './local-records.store.ts'

/** A school, and what stands of its own review, adoption or copy of an edition. */
export type SchoolStanding = {
  readonly school: Pick<School, 'schoolId' | 'name'>
  readonly done?: Done | undefined
}

/** What an edition asks of each school, and how each stands; by name. */
export type Adoption = { readonly local: Local; readonly schools: readonly SchoolStanding[] }

type Of = { readonly trustId: string; readonly edition: Pick<SealedEdition, 'seal' | 'rulebook'> }

/** How every school stands with an edition; undefined where the text asks nothing of them. */
export async function adoptionOf(
  { db }: { readonly db: Db },
  { trustId, edition }: Of,
): Promise<Adoption | undefined> {
  const { local } = edition.rulebook.control
  if (local === undefined) return undefined
  const { seal } = edition
  const schools = await listSchools({ db }, { trustId })
  const records = await db.transactionFor(trustId, (tx) => findLocalRecords(tx, { seal }))
  const bySchool = Map.groupBy(records, ({ schoolId }) => schoolId)
  return {
    local,
    schools: schools.map((school) => ({
      school,
      done: standingOf(bySchool.get(school.schoolId) ?? []),
    })),
  }
}

/** What stands of one school's own review, adoption or copy of an edition. */
export async function schoolStanding(
  { db }: { readonly db: Db },
  { trustId, edition, schoolId }: Of & { readonly schoolId: string },
): Promise<Done | undefined> {
  const { seal } = edition
  const records = await db.transactionFor(trustId, (tx) => findLocalRecords(tx, { seal, schoolId }))
  return standingOf(records)
}

const most = 100

/** Everything that was ever recorded of a school, oldest first; at most the last hundred. */
export async function recordsOfSchool(
  { db }: { readonly db: Db },
  { trustId, schoolId }: { readonly trustId: string; readonly schoolId: string },
): Promise<readonly LocalRecord[]> {
  return db.transactionFor(trustId, (tx) => findRecordsOfSchool(tx, { schoolId, most }))
}
