import { countStates, ledgerOf, type ClauseState, type LedgerLine } from '#rulebooks/ledger.ts'
import { renderMistake } from '#rulebooks/language/mistakes.ts'
import { openLibrary } from '#rulebooks/library.ts'

import { built } from '#built.ts'

const WORDS: Readonly<Record<ClauseState, string>> = {
  rule: 'enforced by a rule',
  gate: 'enforced by a gate',
  route: 'enforced by a route',
  judged: 'judged by a named role',
  kept: 'kept',
  definition: 'definition',
  'not yet': 'not yet',
}

const args = process.argv.slice(2)
const asJson = args.includes('--json')
const trusts = args.filter((arg) => !arg.startsWith('--')).map((arg) => arg.toUpperCase())
const library = openLibrary('rulebooks')

const held = library.ok ? [...library.value.editions.keys()] : []
const stranger = trusts.find((trust) => !held.includes(trust))

if (library.ok && stranger !== undefined) {
  console.error(`There is no rulebook of ${stranger}; there are ${held.join(', ')}.`)
  process.exitCode = 1
} else if (library.ok) {
  for (const { rulebook } of library.value.editions.values()) {
    const { trust, name } = rulebook.control
    if (trusts.length > 0 && !trusts.includes(trust)) continue
    const lines = ledgerOf(rulebook, built)
    if (asJson) for (const line of lines) console.log(JSON.stringify({ trust, ...line }))
    else printTable(`${name} (${trust})`, lines)
  }
} else {
  for (const mistake of library.error) console.error(renderMistake(mistake))
  process.exitCode = 1
}

function printTable(title: string, lines: readonly LedgerLine[]): void {
  console.log(`\n${title}: ${lines.length} clauses`)
  for (const line of lines) {
    console.log(`  ${line.clause.padEnd(11)} ${stateWords(line).padEnd(44)} ${line.title}`)
  }
  const counts = Object.entries(countStates(lines)).map(([state, count]) => `${count} ${state}`)
  console.log(`  ${counts.join(', ')}`)
}

function stateWords(line: LedgerLine): string {
  const words = line.judgedBy === undefined ? WORDS[line.state] : `judged by ${line.judgedBy}`
  if (line.held !== undefined) return `${words}; step ${line.held ? 'held' : 'not yet held'}`
  if (line.state !== 'kept') return words
  return `${words} by a ${[...new Set(line.keepers.map(({ by }) => by))].join(' and a ')}`
}
