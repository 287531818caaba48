import fc from 'fast-check'
import { expect, test } from 'vitest'

import { wordDiff } from './word-diff.ts'

test('the words that came and went are marked, whole words at a time', () => {
  expect(wordDiff('Left two years ago.', 'Left three years ago.')).toEqual([
    { type: 'same', text: 'Left ' },
    { type: 'removed', text: 'two' },
    { type: 'added', text: 'three' },
    { type: 'same', text: ' years ago.' },
  ])
})

test('a text compared with itself stays whole', () => {
  expect(wordDiff('The same.', 'The same.')).toEqual([{ type: 'same', text: 'The same.' }])
})

const words = fc
  .array(fc.constantFrom('staff', 'pupils', 'never', 'may', 'contact', 'at', 'school'), {
    maxLength: 30,
  })
  .map((all) => all.join(' '))

test('without what went it is the later text, word for word', () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      const kept = wordDiff(before, after).filter(({ type }) => type !== 'removed')
      const text = kept.map((one) => one.text).join('')

      expect(text.split(/\s+/).filter(Boolean)).toEqual(after.split(/\s+/).filter(Boolean))
    }),
  )
})

test('texts with nothing in common, too long to compare word by word, are shown whole', () => {
  const [long, other] = ['old '.repeat(3000), 'new '.repeat(3000)]

  expect(wordDiff(long, other).map(({ type }) => type)).toEqual(['removed', 'added'])
})
