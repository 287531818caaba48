import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { linesOfFile } from '#audit/log/lines-of-file.ts'
import { readPublicKey } from '#audit/log/signed-note.ts'
import { reportInWords } from '#audit/log/report-in-words.ts'
import { type Trusted, verifyExport } from '#audit/log/verify-export.ts'

const usage = `Check exports of an audit log, without a database or a network.

  npm run --silent verify -- [--key KEY]... [--witnessed FILE]... EXPORT...
      --key        the log's public key, as you were given it (name+id+key)
      --witnessed  a checkpoint of the log that you kept

Ends with 0 when every export is sound, 1 when one is not, 2 when something cannot be read.
scripts/verify-audit.py takes the same words and needs only Python.
`

type Asked = Trusted & { readonly paths: readonly string[] }

const asked = readWords()
if (asked === undefined) console.error(usage)
process.exitCode = asked === undefined ? 2 : checkAll(asked)

function readWords(): Asked | undefined {
  try {
    const several = { type: 'string', multiple: true } as const
    const options = { key: several, witnessed: several }
    const { values, positionals: paths } = parseArgs({ options, allowPositionals: true })
    const { key: keys = [], witnessed: files = [] } = values
    if (paths.length === 0 || !keys.every(readPublicKey)) return undefined
    const witnessed = files.map((path) => readFileSync(path, 'utf8'))
    return { paths, keys, witnessed }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return undefined
  }
}

function checkAll({ paths, ...trusted }: Asked): number {
  if (trusted.keys.length === 0) {
    console.log('No --key was given: the exports are held to the keys they name themselves.')
  }
  const missing = paths.filter((path) => !existsSync(path))
  for (const path of missing) console.error(`There is no file ${path}.`)
  if (missing.length > 0) return 2

  const reports = paths.map((path) => {
    const report = verifyExport(linesOfFile(path), trusted)
    console.log(`${path}: ${reportInWords(report)}`)
    return report
  })
  return reports.every(({ problems }) => problems.length === 0) ? 0 : 1
}
