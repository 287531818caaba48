import { readConfig } from '#config.ts'
import { systemClock } from '#core/clock.ts'
import { sealingSecretOf } from '#core/sealing-secret.ts'
import { connect } from '#db/connect.ts'
import { sealAnew, type SealedAnew } from '#disclosures/sealing/seal-anew.ts'
import { listTrusts } from '#people/list-trusts.ts'

import { refusalsSaid } from './refusals-said.ts'

// Seals what people disclosed anew with the secret of today, so that earlier ones can go. A line of JSON for
// each trust; the exit code is 1 where something does not open.
await refusalsSaid(main)

async function main(): Promise<void> {
  const config = readConfig()
  const where =
    config.mode === 'installation'
      ? { databaseUrl: config.databaseOwnerUrl ?? config.databaseUrl }
      : { dataDir: config.dataDir }
  const sealing = sealingSecretOf(config)
  const db = await connect(where)
  try {
    let lost = 0
    for (const { trustId, code } of await listTrusts({ db })) {
      const done = await sealAnew({ db, clock: systemClock, sealing }, { trustId })
      console.log(JSON.stringify({ trust: code, ...done }))
      lost += done.lost
    }
    console.error(saysOf(lost))
    if (lost > 0) process.exitCode = 1
  } finally {
    await db.close()
  }
}

function saysOf(lost: SealedAnew['lost']): string {
  return lost === 0
    ? 'Nothing is sealed with an earlier secret any more: HOUSERULES_EARLIER_SECRETS can be left out, once no server runs that still has the earlier one as HOUSERULES_SECRET. Keep it, away from here, for as long as you keep backups from before.'
    : `${lost} texts do not open: their secret is not in HOUSERULES_EARLIER_SECRETS, or they were changed. They are as they were. Name the secret that is missing and do this again; without it they are lost.`
}
