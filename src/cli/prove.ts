import { parseArgs } from 'node:util'

import { renderMistake } from '#rulebooks/language/mistakes.ts'
import { openLibrary } from '#rulebooks/library.ts'
import { prove } from '#rulebooks/proof/prove.ts'

// Compares the evaluator with Cedar on random questions over every rulebook (docs/guides/proof.md).
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(Math.trunc(performance.timeOrigin) % 1_000_000) },
  },
})
const library = openLibrary('rulebooks')

if (library.ok) {
  const editions = [...library.value.editions.values()]
  const started = performance.now()
  const proof = prove(editions, { cases: Number(values.cases), seed: Number(values.seed) })
  const seconds = Math.round((performance.now() - started) / 100) / 10
  console.log(JSON.stringify({ ...proof, seconds }))
  process.exitCode = proof.disagreements > 0 ? 1 : 0
} else {
  for (const mistake of library.error) console.error(renderMistake(mistake))
  process.exitCode = 1
}
