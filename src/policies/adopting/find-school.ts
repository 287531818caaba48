import { isId } from '#core/ids.ts'
import type { Db } from '#db/db.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import type { School } from '#people/schools/school.ts'

/** The school of a trust with an id; any other text is not looked for. */
export async function findSchool(
  { db }: { readonly db: Db },
  { trustId, schoolId }: { readonly trustId: string; readonly schoolId: string | undefined },
): Promise<School | undefined> {
  if (schoolId === undefined || !isId(schoolId)) return undefined
  const schools = await listSchools({ db }, { trustId })
  return schools.find((one) => one.schoolId === schoolId)
}
