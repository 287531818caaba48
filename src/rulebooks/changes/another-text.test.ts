import fc from 'fast-check'
import { expect, test } from 'vitest'

import { isAnotherText } from './another-text.ts'

const leavers =
  'Staff do not accept friend requests from former pupils within two years of the day on which they left the school.'
const pictures =
  'Photographs of children are published only where written consent from their parents is held by the office.'

test('a clause about something else is another text, whichever of them came first', () => {
  expect(isAnotherText(leavers, pictures)).toBe(true)
  expect(isAnotherText(pictures, leavers)).toBe(true)
})

test('a clause with another number, or with a sentence more, is the same one written otherwise', () => {
  expect(isAnotherText(leavers, leavers.replace('two', 'three'))).toBe(false)
  expect(isAnotherText(leavers, `${leavers} ${pictures}`)).toBe(false)
})

test('a clause that was put in fresh words but speaks of the same is the same one', () => {
  const again =
    'Requests from former pupils are not accepted by staff until two years after they left the school.'

  expect(isAnotherText(leavers, again)).toBe(false)
})

test('a few words changed for a few others are too little to tell', () => {
  expect(isAnotherText('Twice a year.', 'Every third month.')).toBe(false)
  expect(isAnotherText('', leavers)).toBe(false)
})

test('no text is another than itself, however its words stand', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(leavers.split(' '), { minLength: 21 }), (words) => {
      expect(isAnotherText(leavers, words.join(' '))).toBe(false)
    }),
  )
})
