import { expect, test } from 'vitest'

import { everydayWords } from './everyday-words.ts'

test('a word as people type it brings the word it stands for', () => {
  expect(everydayWords('photo')).toEqual(['photo', 'picture'])
  expect(everydayWords('Pics')).toEqual(['pics', 'picture'])
})

test('a word can stand for more than one', () => {
  expect(everydayWords('kids')).toEqual(['kids', 'pupil', 'child'])
})

test('a word nobody says otherwise stands for itself', () => {
  expect(everydayWords('consultation')).toEqual(['consultation'])
})
