import type { Clock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import type { Morning } from '#jobs/morning.ts'

/** What rounds of a morning may need; each part of the software takes what it uses. */
export type MorningsNeeds = { readonly db: Db; readonly clock: Clock }

/** What is done once a day for each trust, from every part of the software. */
export function morningsOf(_needs: MorningsNeeds): readonly Morning[] {
  return []
}
