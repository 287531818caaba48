import { readConfig } from '#config.ts'
import { systemClock } from '#core/clock.ts'
import { Refusal } from '#core/refusal.ts'
import { connect } from '#db/connect.ts'
import { findTrust } from '#people/find-trust.ts'
import { makeWayIn, wayInMinutes } from '#people/sign-in/break-glass/make-way-in.ts'

import { refusalsSaid } from './refusals-said.ts'

const usage = `Open a way in for when nobody can sign in to a trust: npm run break-glass -- TRUST
`

// For whoever runs the installation: a link that makes them system administrator for an hour, once.
await refusalsSaid(() => main(process.argv[2]))

async function main(code: string | undefined): Promise<void> {
  if (code === undefined) throw new Refusal(usage)
  const config = readConfig()
  const db = await connect(config.mode === 'installation' ? config : { dataDir: config.dataDir })
  try {
    const trust = await findTrust({ db }, { code: code.toUpperCase() })
    if (trust === undefined) throw new Refusal(`There is no trust ${code}.`)
    const path = await makeWayIn({ db, clock: systemClock }, trust)
    const address =
      config.mode === 'installation' ? config.address : `http://${config.host}:${config.port}`
    console.log(`Open this within ${wayInMinutes} minutes; it can be used once:

${address}${path}

Using it is recorded, and told by mail to the system administrators, the data protection officer and the
headteachers of ${trust.name}.`)
  } finally {
    await db.close()
  }
}
