import { readConfig } from '#config.ts'
import { Refusal } from '#core/refusal.ts'
import { connect } from '#db/connect.ts'
import { replay } from '#decisions/replay.ts'

try {
  await replayAll()
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  console.error(error.message)
  process.exitCode = 1
}

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
