import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { z } from 'zod'

/**
 * Asks the worked examples and the comparison with Cedar about every mutant the unit tests left
 * alive in the last `npm run mutate`. Each is tried in a copy of the project; prints those that are
 * found, and then one line for each that nothing finds. Run by hand: it takes seconds a mutant.
 */
const place = z.object({ line: z.number(), column: z.number() })
const mutant = z.object({
  mutatorName: z.string(),
  replacement: z.string().default(''),
  status: z.string(),
  location: z.object({ start: place, end: place }),
})
const report = z.object({
  files: z.record(z.string(), z.object({ source: z.string(), mutants: z.array(mutant) })),
})

type Mutant = z.infer<typeof mutant>

const copied = ['package.json', 'rulebooks', 'src', 'scripts', 'bench']
const looks = [
  ['src/cli/rulebooks.ts'],
  ['src/cli/prove.ts', '--cases', '600', '--seed', '20261120'],
] as const

const { files } = report.parse(JSON.parse(readFileSync('reports/mutation.json', 'utf8')))
const folder = mkdtempSync(join(tmpdir(), 'houserules-mutants-'))
for (const path of copied) cpSync(path, join(folder, path), { recursive: true })
symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))

let found = 0
const left: string[] = []
for (const [file, { source, mutants }] of Object.entries(files)) {
  for (const one of mutants.filter(
    ({ status }) => status === 'Survived' || status === 'NoCoverage',
  )) {
    writeFileSync(join(folder, file), mutated(source, one))
    if (looks.some(sees)) found += 1
    else left.push(nameOf(file, one))
  }
  writeFileSync(join(folder, file), source)
}
rmSync(folder, { recursive: true })
for (const line of left) console.log(line)
console.log(`${found} found by the worked examples or by Cedar, ${left.length} by nothing`)

function sees(args: readonly string[]): boolean {
  const run = spawnSync(process.execPath, args, { cwd: folder, timeout: 60_000, stdio: 'ignore' })
  return run.status !== 0
}

function mutated(source: string, { location: { start, end }, replacement }: Mutant): string {
  const at = ({ line, column }: z.infer<typeof place>): number =>
    source.split('\n', line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1
  return source.slice(0, at(start)) + replacement + source.slice(at(end))
}

function nameOf(file: string, { mutatorName, replacement, location }: Mutant): string {
  const { line, column } = location.start
  return `${file}:${line}:${column} ${mutatorName}: ${replacement.replaceAll(/\s+/g, ' ').slice(0, 80)}`
}
