import { entriesAbout } from '#audit/entries-about.ts'
import type { Clock } from '#core/clock.ts'
import type { Tx } from '#db/db.ts'

import type { Package } from './package.ts'
import { packageSubject, sealBrokenBy } from './seal-standing.ts'
import { findRowVersions } from './sealed.store.ts'

/** How the seals of packages stand, for pages that are opened often. */
export type SeenSeals = {
  /** The same as `sealBrokenBy`, without hashing the package again while nobody wrote any of it. */
  readonly brokenBy: (tx: Tx, one: Package) => Promise<readonly string[]>
}

type Seen = { readonly written: string; readonly at: number; readonly broken: readonly string[] }

/** After so many milliseconds a seal is looked at anyway, as a disk can change what no statement wrote. */
const longest = 3_600_000
/** So many are remembered; the one that was looked at first makes way. */
const held = 256

/** Remembers how seals stood, each for the versions of the rows it is over and what the log says of it. */
export function openSeenSeals({
  clock,
  look = sealBrokenBy,
}: {
  readonly clock: Clock
  readonly look?: typeof sealBrokenBy
}): SeenSeals {
  const seen = new Map<string, Seen>()
  return {
    brokenBy: async (tx, one) => {
      const key = `${tx.trustId} ${one.packageId}`
      const written = await writtenNow(tx, one)
      const at = clock.now().getTime()
      const before = seen.get(key)
      if (before?.written === written && at - before.at < longest) return before.broken
      const broken = await look(tx, one)
      seen.delete(key)
      seen.set(key, { written, at, broken })
      const [oldest] = seen.keys()
      if (seen.size > held && oldest !== undefined) seen.delete(oldest)
      return broken
    },
  }
}

async function writtenNow(tx: Tx, one: Package): Promise<string> {
  const entries = await entriesAbout(tx, packageSubject(one.packageId))
  return JSON.stringify([await findRowVersions(tx, one), entries])
}
