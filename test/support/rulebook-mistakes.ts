import { readFileSync } from 'node:fs'

import { checkRulebook } from '#rulebooks/check.ts'
import { compileEdition } from '#rulebooks/engine/compile.ts'
import { renderMistake } from '#rulebooks/language/mistakes.ts'
import { parseRulebook } from '#rulebooks/language/parse.ts'
import { readVocabularyFile } from '#rulebooks/library.ts'

import { must } from './small-vocabulary.ts'

const vocabulary = must(readVocabularyFile('rulebooks'))
const sound = readFileSync('src/rulebooks/fixtures/model-trust/policy.md', 'utf8')
const file = 'policy.md'

/** A slip an author can make in the model trust's rulebook: the words in it, and what stands there instead. */
export type Slip = { readonly from: string; readonly to: string }

/** A slip, and the complaints it must bring: the line they point at, and the words. */
export type SlipCase = readonly [
  title: string,
  slip: Slip,
  ...complaints: readonly (readonly [line: string, says: string])[],
]

/** What an author is told after a slip, each as `file:line: words`. */
export function toldAfter({ from, to }: Slip): readonly string[] {
  const rulebook = parseRulebook({ text: slipped({ from, to }), file }, vocabulary)
  const mistakes = rulebook.ok
    ? checkRulebook(compileEdition(rulebook.value, vocabulary))
    : rulebook.error
  return mistakes.map(renderMistake)
}

/** The complaint as it must be told: its line is the one on which these words of the document end. */
export function told(slip: Slip, [words, says]: readonly [string, string]): string {
  const [before = '', ...after] = slipped(slip).split(words)
  if (after.length !== 1) throw new Error(`not there once: “${words}”`)
  return `${file}:${`${before}${words}`.split('\n').length}: ${says}`
}

function slipped({ from, to }: Slip): string {
  if (sound.split(from).length !== 2) throw new Error(`not there once: “${from}”`)
  return sound.replace(from, () => to)
}
