import { readConfig } from '#config.ts'
import { connect } from '#db/connect.ts'
import { replay } from '#decisions/replay.ts'

import { refusalsSaid } from './refusals-said.ts'

await refusalsSaid(() => replayAll())

async function replayAll(): Promise<void> {
  const config = readConfig()
  const db = await connect(config.mode === 'installation' ? config : { dataDir: config.dataDir })
  try {
    const done = await replay({ db }, (difference) => console.log(JSON.stringify(difference)))
    console.log(JSON.stringify({ type: 'summary', ...done }))
    process.exitCode = done.differences > 0 ? 1 : 0
  } finally {
    await db.close()
  }
}
