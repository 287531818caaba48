import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { reportInWords } from '#audit/log/report-in-words.ts'
import { type Report, verifyExport } from '#audit/log/verify-export.ts'
import { exportOf, madeLog } from '#test/made-log.ts'
import { type Tampered, tamperings, waysToTamper } from '#test/tamperings.ts'

// Tampers with the export of an audit log at random, and expects both verifiers to find it each time.
// The second one, in Python, gets a sample, and must say the same of it word for word.
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    sample: { type: 'string', default: '200' },
    seed: { type: 'string', default: '6962' },
  },
})
const log = madeLog(24)
const key = log.signer.publicKey
const tamper = tamperings(log, Number(values.seed))

const cases = Array.from({ length: Number(values.cases) }, tamper)
const missed = cases.filter((one) => reportOn(one).problems.length === 0)
const sample = cases.slice(0, Number(values.sample))
const differing = hasPython() ? differences(sample) : undefined
console.log(
  JSON.stringify({
    tamperings: cases.length,
    ways: waysToTamper(),
    missed: missed.length,
    python: differing === undefined ? 'not on this machine' : sample.length,
    python_differs: differing?.length ?? null,
  }),
)
for (const { kind } of missed) console.error(`missed: ${kind}`)
for (const words of differing ?? []) console.error(words)
process.exitCode = missed.length + (differing?.length ?? 0) > 0 ? 1 : 0

function reportOn({ text, witnessed }: Tampered): Report {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? []
  return verifyExport(lines, { keys: [key], witnessed })
}

function hasPython(): boolean {
  return spawnSync('python3', ['--version']).status === 0
}

/** Where the second implementation says anything else, or accepts what was tampered with. */
function differences(tampered: readonly Tampered[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'houserules-attack-'))
  try {
    const untouched = { kind: 'untouched', text: exportOf(log).lines.join(''), witnessed: [] }
    const files = [untouched, ...tampered].map((one, index) => {
      const path = join(folder, `${index}.jsonl`)
      writeFileSync(path, one.text)
      return { ...one, path }
    })
    const alone = files.filter(({ witnessed }) => witnessed.length === 0)
    const beside = files.filter(({ witnessed }) => witnessed.length > 0)
    const said = [...saidOf(alone, folder), ...saidOf(beside, folder)]
    const sayings = new Map(said.map((words) => [words.slice(0, words.indexOf(':')), words]))
    return files
      .filter((one) => sayings.get(one.path) !== expected(one))
      .map((one) => `${one.kind}: ${sayings.get(one.path)} instead of ${expected(one)}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

type TamperedFile = Tampered & { readonly path: string }

function expected(one: TamperedFile): string {
  return `${one.path}: ${reportInWords(reportOn(one))}`
}

function saidOf(files: readonly TamperedFile[], folder: string): readonly string[] {
  const notes = (files[0]?.witnessed ?? []).flatMap((note, index) => {
    const path = join(folder, `${index}.checkpoint`)
    writeFileSync(path, note)
    return ['--witnessed', path]
  })
  const paths = files.map(({ path }) => path)
  const words = ['scripts/verify-audit.py', '--key', key, ...notes, ...paths]
  const { stdout } = spawnSync('python3', words, { encoding: 'utf8' })
  return stdout.trimEnd().split(/\n(?! )/)
}
