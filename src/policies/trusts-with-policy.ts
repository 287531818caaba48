import type { Db } from '#db/db.ts'
import { listTrusts } from '#people/list-trusts.ts'
import type { Trust } from '#people/trust.ts'

import type { Shelf } from './shelf.ts'

/** The trusts that have a policy to ask and read: in `rulebooks/`, or put in force here. */
export async function trustsWithPolicy({
  db,
  shelf,
}: {
  readonly db: Db
  readonly shelf: Shelf
}): Promise<readonly Trust[]> {
  const trusts = await listTrusts({ db })
  const held = await Promise.all(trusts.map((trust) => shelf.holds(trust)))
  return trusts.filter((_, index) => held[index])
}
