import fc from 'fast-check'
import { expect, test } from 'vitest'

import { changedWords, mergeThree } from './three-way.ts'

const base = 'Staff do not accept requests. The rule holds for two years. Ask the DSL in doubt.'

test('two sentences changed by two people are put together', () => {
  const mine = base.replace('two years', 'three years')
  const theirs = base.replace('in doubt', 'when in doubt')

  expect(mergeThree({ base, mine, theirs }, 'prose')).toEqual({
    type: 'merged',
    text: 'Staff do not accept requests. The rule holds for three years. Ask the DSL when in doubt.',
  })
})

test('sentences next to each other, and lines, are put together too', () => {
  const two = 'One. Two.'

  expect(mergeThree({ base: two, mine: '1. Two.', theirs: 'One. 2.' }, 'prose')).toEqual({
    type: 'merged',
    text: '1. 2.',
  })
  expect(mergeThree({ base: 'a\nb', mine: 'x\nb', theirs: 'a\ny' }, 'prose')).toEqual({
    type: 'merged',
    text: 'x\ny',
  })
})

test('two changes of one sentence are never mixed, as that could say what neither meant', () => {
  const mine = base.replace('two years', 'three years')
  const theirs = base.replace('two years', 'two months')

  expect(mergeThree({ base, mine, theirs }, 'prose')).toEqual({ type: 'conflict' })
})

test('a sentence that both changed alike is no conflict beside others that each changed', () => {
  const [mine, theirs] = ['1. 2. Three.', 'One. 2. 3.']

  expect(mergeThree({ base: 'One. Two. Three.', mine, theirs }, 'prose')).toEqual({
    type: 'merged',
    text: '1. 2. 3.',
  })
})

test('two changes of a number are a conflict unless they are the same', () => {
  expect(mergeThree({ base: '2', mine: '3', theirs: '4' }, 'atom')).toEqual({ type: 'conflict' })
  expect(mergeThree({ base: '2', mine: '3', theirs: '3' }, 'atom')).toMatchObject({ text: '3' })
})

const text = fc
  .array(fc.constantFrom('a', 'b. ', 'c\n', ' ', '. ', 'd e', '\n\n'), { maxLength: 12 })
  .map((parts) => parts.join(''))

test('who changes nothing loses nothing and stops nobody', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const kept = { type: 'merged', text: after }

      expect(mergeThree({ base: before, mine: after, theirs: before }, 'prose')).toEqual(kept)
      expect(mergeThree({ base: before, mine: before, theirs: after }, 'prose')).toEqual(kept)
      expect(mergeThree({ base: before, mine: after, theirs: after }, 'prose')).toEqual(kept)
    }),
  )
})

test('it does not matter who saves first', () => {
  fc.assert(
    fc.property(text, text, text, (before, mine, theirs) => {
      expect(mergeThree({ base: before, mine, theirs }, 'prose')).toEqual(
        mergeThree({ base: before, mine: theirs, theirs: mine }, 'prose'),
      )
    }),
  )
})

test('what changed, read without what was put in, is the text before; without what was taken out, the one after', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const stretches = changedWords(before, after)
      const without = (type: 'in' | 'out') =>
        stretches
          .filter((one) => one.type !== type)
          .map((one) => one.text)
          .join('')

      expect([without('in'), without('out')]).toEqual([before, after])
    }),
  )
})
