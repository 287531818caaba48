import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { linesOfFile } from '#audit/log/lines-of-file.ts'
import { readPublicKey } from '#audit/log/signed-note.ts'
import { noProof, proofInWords, reportInWords } from '#audit/log/report-in-words.ts'
import { proofMark, provenBy } from '#audit/log/tlog-proof.ts'
import { type Trusted, verifyExport } from '#audit/log/verify-export.ts'
import { isPackageFile } from '#policies/approving/sealing/package-file.ts'
import { packageInWords } from '#policies/approving/sealing/package-in-words.ts'
import { verifyPackage } from '#policies/approving/sealing/verify-package.ts'

const usage = `Check exports of an audit log, proofs of single entries, or sealed packages of a policy, without a
database or a network.

  npm run --silent verify -- [--key KEY]... [--witnessed FILE]... EXPORT_PROOF_OR_PACKAGE...
      --key        the log's public key, as you were given it (name+id+key)
      --witnessed  a checkpoint of the log that you kept

Ends with 0 when every one is sound, 1 when one is not, 2 when something cannot be read.
scripts/verify-audit.py takes the same words for exports and proofs, and needs only Python.
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
    const witnessed = files.map((path) => asSent(readFileSync(path, 'utf8')))
    return { paths, keys, witnessed }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return undefined
  }
}

/** A checkpoint as it was before mail or an editor changed the ends of its lines. */
function asSent(text: string): string {
  return `${text.replaceAll('\r\n', '\n').trim()}\n`
}

function checkAll({ paths, ...trusted }: Asked): number {
  if (trusted.keys.length === 0) {
    console.log('No --key was given: files are held to the keys they name themselves.')
  }
  const missing = paths.filter((path) => !existsSync(path))
  for (const path of missing) console.error(`There is no file ${path}.`)
  if (missing.length > 0) return 2

  const sound = paths.map((path) => check(path, trusted))
  return sound.includes(false) ? 1 : 0
}

function check(path: string, trusted: Trusted): boolean {
  const [first = ''] = linesOfFile(path)
  if (first === `${proofMark}\n`) return checkProof(path, trusted)
  return isPackageFile(first) ? checkPackage(path, trusted) : checkExport(path, trusted)
}

function checkExport(path: string, trusted: Trusted): boolean {
  const report = verifyExport(linesOfFile(path), trusted)
  console.log(`${path}: ${reportInWords(report)}`)
  return report.problems.length === 0
}

function checkProof(path: string, { keys }: Trusted): boolean {
  const known = keys.flatMap((key) => readPublicKey(key) ?? [])
  const proven = provenBy([...linesOfFile(path)].join(''), known)
  console.log(`${path}: ${proven === undefined ? noProof : proofInWords(proven)}`)
  return proven !== undefined
}

function checkPackage(path: string, { keys }: Trusted): boolean {
  const report = verifyPackage(readFileSync(path, 'utf8'), keys)
  console.log(`${path}: ${packageInWords(report)}`)
  return report.problems.length === 0
}
