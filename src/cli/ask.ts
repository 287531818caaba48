import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import { systemClock } from '#core/clock.ts'
import { dayOf, isIsoDay } from '#core/iso-day.ts'
import { answerLine } from '#decisions/answer-line.ts'
import { answerQuestion } from '#decisions/answer-question.ts'
import { answerText } from '#decisions/answer-text.ts'
import { linesOf } from '#decisions/lines-of.ts'
import { renderMistake } from '#rulebooks/language/mistakes.ts'
import { lazyLibrary, type LazyLibrary } from '#rulebooks/lazy-library.ts'

const usage = `Ask a trust's social media policy, as the texts in rulebooks/ have it; no records are opened.

  npm run ask -- LEA accept-connection actor.role=teacher subject.role=former-pupil on=2024-03-01
      one question; facts are those of rulebooks/vocabulary.yaml, several words with commas

  npm run --silent ask -- --jsonl < questions.jsonl
      one question a line: {"id":1,"trust":"LEA","as_of":"2024-03-01","structured":{"action":"like"}}
      one answer a line; a line that cannot be answered gives {"id","error"} and the rest goes on
`

const today = dayOf(systemClock.now())
const [first, ...rest] = process.argv.slice(2)
if (first === undefined || first === '--help') console.log(usage)
else if (first === '--jsonl') await answerLines(opened())
else process.exitCode = answerOne(first, rest, opened())

function opened(): LazyLibrary {
  const library = lazyLibrary(fileURLToPath(new URL('../../rulebooks', import.meta.url)))
  if (library.ok) return library.value
  console.error(library.error.map(renderMistake).join('\n'))
  process.exit(1)
}

async function answerLines(library: LazyLibrary): Promise<void> {
  process.stdout.on('error', endQuietly)
  for await (const line of linesOf(process.stdin)) {
    if (line.trim() === '') continue
    const answer = JSON.stringify(answerLine(line, library, today))
    if (!process.stdout.write(`${answer}\n`)) await once(process.stdout, 'drain')
  }
}

// Whoever reads the answers has gone, as with “| head”: nothing is wrong.
function endQuietly(error: Error): void {
  if ('code' in error && error.code === 'EPIPE') process.exit(0)
  throw error
}

function answerOne(trust: string, said: readonly string[], library: LazyLibrary): number {
  const edition = library.edition(trust.toUpperCase())
  if (!edition?.ok)
    return refuse(`There is no readable rulebook ${trust}; there are ${library.trusts.join(', ')}.`)
  const [action = '', ...pairs] = said
  if (!library.vocabulary.actions.has(action)) {
    return refuse(
      `There is no action “${action}”; there are ${[...library.vocabulary.actions.keys()].join(', ')}.`,
    )
  }
  const { on = today, ...facts } = Object.fromEntries(pairs.map(pairOf))
  if (typeof on !== 'string' || !isIsoDay(on)) return refuse('“on” is a day such as 2024-03-01.')
  console.log(answerText(answerQuestion(edition.value, { asOf: on, action, facts, mode: 'said' })))
  return 0
}

function pairOf(text: string): readonly [string, string | readonly string[]] {
  const [name = '', value = ''] = text.split('=')
  return [name, value.includes(',') ? value.split(',') : value]
}

function refuse(reason: string): number {
  console.error(reason)
  return 1
}
