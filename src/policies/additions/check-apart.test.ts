import { expect, test } from 'vitest'

import { editionOf } from '#test/rulebooks.ts'
import { tightening } from '#test/additions.ts'

import type { CheckedAddition } from './addition.ts'
import { openCheckApart } from './check-apart.ts'

const { source, vocabularyText } = editionOf('STC')
const textsOf = (added: string) => ({ base: source, added, vocabularyText, on: '2026-11-20' })
const fitting: CheckedAddition = { mistakes: [], weakened: [], gaveUp: 0 }

/** What looks when it is told to, and how often it was asked. */
function told() {
  const looks: PromiseWithResolvers<CheckedAddition>[] = []
  const check = openCheckApart({
    most: 2,
    look: async () => {
      const one = Promise.withResolvers<CheckedAddition>()
      looks.push(one)
      return one.promise
    },
  })
  return { looks, check }
}

test('an addition is looked at in a thread of its own', async () => {
  const check = openCheckApart()

  expect(await check(textsOf(tightening))).toEqual(fitting)
  expect(await check(textsOf('# None'))).toMatchObject({ mistakes: [{ line: 1 }] })
})

test('the same texts are looked at once', async () => {
  const { looks, check } = told()

  const both = [check(textsOf('one')), check(textsOf('one'))]
  looks[0]?.resolve(fitting)

  expect(await Promise.all(both)).toEqual([fitting, fitting])
  expect(looks).toHaveLength(1)
})

test('whoever comes when many wait is told to come back, and then is served', async () => {
  const { looks, check } = told()
  const waiting = [check(textsOf('one')), check(textsOf('two'))]

  expect(await check(textsOf('three'))).toBe('busy')
  looks[0]?.resolve(fitting)
  await waiting[0]
  const third = check(textsOf('three'))
  looks[2]?.resolve(fitting)

  expect(await third).toEqual(fitting)
})

test('what could not be found out, or went wrong, is looked at again', async () => {
  const { looks, check } = told()
  const first = check(textsOf('one'))
  looks[0]?.resolve({ ...fitting, gaveUp: 1 })
  expect(await first).toMatchObject({ gaveUp: 1 })
  const second = check(textsOf('one'))
  looks[1]?.reject(new Error('broken off'))
  await expect(second).rejects.toThrow('broken off')
  const third = check(textsOf('one'))
  looks[2]?.resolve(fitting)

  expect(await third).toEqual(fitting)
})
