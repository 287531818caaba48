import { renderMistake } from '#rulebooks/language/mistakes.ts'
import { openLibrary } from '#rulebooks/library.ts'
import { compareEditions } from '#rulebooks/compare/compare.ts'

/** Seconds in which all pairs of the five editions are to be compared. */
const LIMIT = 10

const library = openLibrary('rulebooks')
if (!library.ok) throw new Error(library.error.map(renderMistake).join('\n'))
const editions = [...library.value.editions.values()]
const started = performance.now()
const before = process.cpuUsage()
let pairs = 0

for (const [i, left] of editions.entries()) {
  for (const right of editions.slice(i + 1)) {
    const since = performance.now()
    const on = Math.max(left.rulebook.control.inForce.from, right.rulebook.control.inForce.from)
    const { differences, gaveUp } = compareEditions({ left, right, on })
    pairs += 1
    const name = `compare ${left.rulebook.control.trust} and ${right.rulebook.control.trust}`
    const found = { differences: differences.length, gave_up: gaveUp }
    console.log(JSON.stringify({ name, ...found, seconds: secondsSince(since) }))
  }
}
const { user, system } = process.cpuUsage(before)
const cpu = rounded((user + system) / 1_000_000)
const seconds = secondsSince(started)
console.log(
  JSON.stringify({ name: 'compare all pairs', pairs, seconds, limit: LIMIT, cpu_seconds: cpu }),
)

function secondsSince(then: number): number {
  return rounded((performance.now() - then) / 1000)
}

function rounded(seconds: number): number {
  return Math.round(seconds * 100) / 100
}
