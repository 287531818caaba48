import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { readVocabulary } from '#rulebooks/language/vocabulary.ts'

import { askedOfOther, wordsFor } from './for-somebody-else.ts'

const file = 'rulebooks/vocabulary.yaml'
const read = readVocabulary(readFileSync(file, 'utf8'), file)
if (!read.ok) throw new Error('the vocabulary cannot be read')
const vocabulary = read.value
const toWhoAsks = /\b(you|your|yours|my|I|me|myself)\b/i

/** What is said to or by the person themselves; “the person you ask for” is another. */
const isToThem = (says: string) => toWhoAsks.test(says.replace('the person you ask for', ''))

test('no question and no answer to choose speaks to who asks as if it were about them', () => {
  const all = [...vocabulary.facts.values()]
  const spoken = (facts: typeof all) =>
    facts.flatMap(({ ask, words }) => [ask, ...[...words.values()].map(({ says }) => says)])

  expect(spoken(all).filter(isToThem).length).toBeGreaterThan(40)
  expect(spoken(all.map(askedOfOther)).filter(isToThem)).toEqual([])
})

test('only the words differ: every fact keeps its place, its type and the words it can hold', () => {
  for (const [name, fact] of wordsFor(vocabulary, true).facts) {
    const { ask: _, words, ...rest } = fact
    const { ask: __, words: before, ...same } = vocabulary.facts.get(name) ?? fact
    expect(rest).toEqual(same)
    expect([...words].map(([word, { bit }]) => [word, bit])).toEqual(
      [...before].map(([word, { bit }]) => [word, bit]),
    )
  }
})

test('who asks for themselves is asked in the words of the vocabulary', () => {
  expect(wordsFor(vocabulary, false)).toBe(vocabulary)
})
