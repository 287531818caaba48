import { parseArgs } from 'node:util'

import { openDoor } from '#access/door.ts'
import { askThrough, proveAccess } from '#access/proof/prove-access.ts'

// Compares the door with a model of it written from its sentences, on random worlds (docs/guides/proof.md).
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '50000' },
    seed: { type: 'string', default: String(Math.trunc(performance.timeOrigin) % 1_000_000) },
  },
})
const started = performance.now()
const asked = { cases: Number(values.cases), seed: Number(values.seed) }
const proof = proveAccess(askThrough(openDoor()), asked)
const seconds = Math.round((performance.now() - started) / 100) / 10
console.log(JSON.stringify({ ...proof, seconds }))
process.exitCode = proof.mismatches > 0 ? 1 : 0
