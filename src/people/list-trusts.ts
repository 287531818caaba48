import type { Db } from '#db/db.ts'

import type { Trust } from './trust.ts'
import { findTrusts } from './trusts.store.ts'

/** Every trust of this installation, by name. */
export async function listTrusts({ db }: { readonly db: Db }): Promise<readonly Trust[]> {
  return db.transaction(findTrusts)
}
