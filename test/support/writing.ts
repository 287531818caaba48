import { readFileSync } from 'node:fs'

import fc from 'fast-check'

import type { Result } from '#core/result.ts'
import { parseRulebook } from '#rulebooks/language/parse.ts'
import type { Rulebook } from '#rulebooks/language/rulebook.ts'
import { readVocabularyFile } from '#rulebooks/library.ts'
import { clausesOf, outlineOf } from '#rulebooks/writing/outline.ts'
import type { WritingError } from '#rulebooks/writing/writing-error.ts'

const read = readVocabularyFile('rulebooks')
if (!read.ok) throw new Error('the vocabulary has mistakes')
const vocabulary = read.value

/** The documents of the five rulebooks. */
export const texts = ['dowmat', 'leading-edge', 'st-clare', 'trinity', 'whinless-down'].map(
  (slug) => readFileSync(`rulebooks/${slug}/policy.md`, 'utf8'),
)
/** A document as some editors save it: with an invisible mark in front and long line endings. */
export const inWindows = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}`
/** One of the five documents, in either way of ending lines. */
export const someText = fc.constantFrom(...texts, ...texts.map(inWindows))
/** A document, and the id of one of its clauses. */
export const someClause = someText.chain((text) =>
  fc.record({ text: fc.constant(text), id: fc.constantFrom(...idsOf(text)) }),
)
/** Words of several paragraphs with signs that mean something to Markdown and YAML. */
export const someWords = fc
  .array(
    fc.string({ unit: fc.constantFrom(...'abc {}:#-`\'",[]é\t|>&*!%@\n'.split('')), minLength: 1 }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.join('\n\n'))
  .filter((words) => words.trim() !== '' && !/^(?:##? |```)/m.test(words.trim()))

/** The ids of a document's clauses, in their order. */
export function idsOf(text: string): readonly string[] {
  return [...text.matchAll(/^## (\S+)/gm)].map((match) => match[1] ?? '')
}

const parsed = new Map<string, Rulebook>()

/** A document that must be a rulebook, read; those of the five are read once. */
export function rulebookOf(text: string): Rulebook {
  const known = parsed.get(text)
  if (known) return known
  const rulebook = parseRulebook({ text, file: 'policy.md' }, vocabulary)
  if (!rulebook.ok) throw new Error(JSON.stringify(rulebook.error.slice(0, 3)))
  if (parsed.size < 10) parsed.set(text, rulebook.value)
  return rulebook.value
}

/** What was written; a text that could not be is a mistake of the test. */
export function written(result: Result<string, WritingError>): string {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** Every clause's source but one, and the front matter: what a change of that one must leave alone. */
export function around(text: string, id: string): readonly string[] {
  const outline = outlineOf(text)
  if (outline === undefined) throw new Error('no rulebook')
  const { lines, frontEnd } = outline
  const others = clausesOf(outline).filter((one) => one.id !== id)
  return [
    lines.slice(0, frontEnd).join(''),
    ...others.map(({ start, end }) => lines.slice(start, end).join('').trimEnd()),
  ]
}

/** How many lines of two texts differ. */
export function lineDifferences(one: string, other: string): number {
  const [a, b] = [one.split('\n'), other.split('\n')]
  return Math.abs(a.length - b.length) + a.filter((line, i) => line !== b[i]).length
}
