import type { Clock } from '#core/clock.ts'
import type { Work } from '#jobs/job.ts'
import { ownTrust } from '#people/own-trust.ts'
import type { Built } from '#rulebooks/ledger.ts'

import { doImport } from './do-import.ts'
import { findImport, updateImport } from './imports.store.ts'

/** Reads the policies that were sent, in the background. */
export function importPolicies({
  clock,
  built,
}: {
  readonly clock: Clock
  readonly built: Built
}): Work {
  return {
    name: 'import-policy',
    run: async ({ ids, transaction: inTrust }) => {
      const importId = ids['importId'] ?? ''
      const { one, trust } = await inTrust(async (tx) => ({
        one: await findImport(tx, importId),
        trust: await ownTrust(tx),
      }))
      if (one?.state !== 'reading') return
      try {
        await doImport({ inTrust, trust, clock, built }, one)
      } catch (error) {
        // What went wrong goes to the log; whoever waits is told that it did.
        await inTrust((tx) => updateImport(tx, importId, { state: 'failed' }))
        throw error
      }
    },
  }
}
