import { readFileSync, writeFileSync } from 'node:fs'

import { fences } from './fence-rules.ts'

// Writes the linter's fences from the table in docs/architecture.md.
const table = readFileSync('docs/architecture.md', 'utf8')
writeFileSync('.oxlintrc.fences.json', `${JSON.stringify(fences(table), null, 2)}\n`)
