import { expect, test } from 'vitest'

import { controlFactsOf } from './control/control-facts.ts'
import { defectsIn } from './control/defects.ts'
import { relatedIn } from './control/related.ts'
import { readFile } from './reading/read-file.ts'
import { readText } from './reading/read-text.ts'
import { clausesOf } from './structure/clauses.ts'
import { outlineOf } from './structure/outline.ts'

const nested = (size: number) =>
  Array.from({ length: Math.sqrt(size) }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n')
const filled = (piece: string) => (size: number) => piece.repeat(Math.ceil(size / piece.length))

/** What a file can be full of; nothing in it may be gone through again for every letter or line. */
const FULL_OF: readonly (readonly [what: string, text: (size: number) => string])[] = [
  ['blanks', (size) => `${filled(' ')(size)}x`],
  ['tabs', (size) => `x${filled('\t')(size)}x`],
  ['one letter', filled('a')],
  ['empty lines', (size) => `x${filled('\n')(size)}x`],
  ['#', (size) => `# x${filled(' #')(size)}x`],
  ['|', (size) => `${filled('|')(size)}x`],
  ['*', (size) => `${filled('* ')(size)}x`],
  ['lines under heads of tables', (size) => `${filled('|--')(size)}x`],
  ['bullets', filled('- a\n')],
  ['bullets in bullets', nested],
  ['short lines', filled('a\n')],
  ['paragraphs of a letter', filled('a\n\n')],
  ['headings', filled('# a\n')],
  ['brackets nobody closes', filled('They must do (this. ')],
  ['abbreviations', filled('Ask Dr. ')],
  ['capitals without blanks', filled('A.')],
  ['dots of a contents page', (size) => `Contents\n${filled('.')(size)}x`],
]

test.each(FULL_OF)('four times as many %s take about four times as long', (_, text) => {
  const [small, large] = [10_000, 40_000].map((size) => leastWork(text(size)))

  // Where the work grew with the square of the size, it would be sixteen times as much.
  expect(large).toBeLessThan(8 * Math.max(small ?? 0, 5_000))
})

test.each(FULL_OF)('4 MB of %s are read or refused', async (_, text) => {
  const bytes = new TextEncoder().encode(text(4_000_000))

  await expect(readFile({ name: 'policy.md', bytes })).resolves.toHaveProperty('ok')
})

/** Microseconds of this thread that going through a text takes, at the least. */
function leastWork(text: string): number {
  return Math.min(...[1, 2, 3].map(() => workFor(text)))
}

function workFor(text: string): number {
  const began = process.threadCpuUsage()
  const sections = clausesOf(outlineOf(readText(text, 'markdown')))
  defectsIn(sections, controlFactsOf(sections), '2026-11-20')
  relatedIn(sections.flatMap(({ clauses }) => clauses))
  const { user, system } = process.threadCpuUsage(began)
  return user + system
}
