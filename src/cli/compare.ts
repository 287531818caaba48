import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { readDay } from '#core/day.ts'
import { isIsoDay } from '#core/iso-day.ts'
import { err, type Result } from '#core/result.ts'
import { comparisonLines, type Sealed } from '#rulebooks/compare/comparison-lines.ts'
import { compareEditions } from '#rulebooks/compare/compare.ts'
import { comparisonText } from '#rulebooks/compare/summary.ts'
import { renderMistake } from '#rulebooks/language/mistakes.ts'
import { lazyLibrary, type LazyLibrary } from '#rulebooks/lazy-library.ts'
import { openEdition, type SealedEdition } from '#rulebooks/library.ts'

const usage = `Compare two trusts, or two editions, rule by rule (docs/guides/compare.md).

  npm run --silent compare -- --left DOW --right STC [--json] [--on 2024-10-04]

--left and --right are codes of trusts or files of rulebooks; --on is the day asked on, otherwise the first
on which both are in force.`
const folder = 'rulebooks'
const { values } = parseArgs({
  options: {
    left: { type: 'string' },
    right: { type: 'string' },
    on: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

process.stdout.on('error', endQuietly)
if (values.help || values.left === undefined || values.right === undefined) console.log(usage)
else process.exitCode = compareAndPrint(values.left, values.right)

function compareAndPrint(one: string, other: string): number {
  const library = lazyLibrary(folder)
  if (!library.ok) return refuse(library.error.map(renderMistake))
  if (values.on !== undefined && !isIsoDay(values.on)) {
    return refuse(['--on is a day such as 2024-03-01.'])
  }
  const [left, right] = [opened(one, library.value), opened(other, library.value)]
  if (!left.ok) return refuse(left.error)
  if (!right.ok) return refuse(right.error)
  print({ left: left.value, right: right.value, on: dayToAskOn(left.value, right.value) })
  return 0
}

function refuse(reasons: readonly string[]): number {
  console.error(reasons.join('\n'))
  return 1
}

function dayToAskOn(left: SealedEdition, right: SealedEdition): number {
  if (values.on !== undefined) return readDay(values.on)
  return Math.max(left.rulebook.control.inForce.from, right.rulebook.control.inForce.from)
}

function print(comparing: Sealed): void {
  const comparison = compareEditions(comparing)
  if (!values.json) console.log(comparisonText(comparison, comparing))
  else for (const line of comparisonLines(comparison, comparing)) console.log(JSON.stringify(line))
}

/** The edition of a trust or in a file, or why there is none. */
function opened(
  name: string,
  { edition, vocabulary, trusts }: LazyLibrary,
): Result<SealedEdition, readonly string[]> {
  if (name.endsWith('.md') && !existsSync(name)) return err([`There is no file ${name}.`])
  const read = name.endsWith('.md')
    ? openEdition(name, folder, vocabulary)
    : edition(name.toUpperCase())
  if (!read) return err([`There is no rulebook of ${name}; there are ${trusts.join(', ')}.`])
  return read.ok ? read : err(read.error.map(renderMistake))
}

// Whoever reads the lines has gone, as with “| head”: nothing is wrong.
function endQuietly(error: Error): void {
  if ('code' in error && error.code === 'EPIPE') process.exit(0)
  throw error
}
