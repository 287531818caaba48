import { parseArgs } from 'node:util'

import fc from 'fast-check'

import { fuzzedParsers } from '#test/fuzzed-parsers.ts'

// Feeds every parser of imports and of the directory for a time, by turns, and says how often.
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } })
const each = (Number(values.seconds) * 1000) / fuzzedParsers.length
let failed = false
for (const { name, property } of fuzzedParsers) {
  const found = await fc.check(property, {
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: each,
    markInterruptAsFailure: false,
  })
  failed ||= found.failed
  const how = found.failed ? `failed: ${fc.defaultReportMessage(found)}` : 'held'
  console.log(`${name}: ${found.numRuns} times, ${how}`)
}
process.exitCode = failed ? 1 : 0
