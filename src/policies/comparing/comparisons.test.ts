import { expect, test } from 'vitest'

import { ok } from '#core/result.ts'
import { editionOf } from '#test/rulebooks.ts'

import { compareTexts, type TwoTexts } from './compare-texts.ts'
import { openComparisons } from './comparisons.ts'
import { matrixOf } from './matrix.ts'

const [dow, stc, lea] = [editionOf('DOW'), editionOf('STC'), editionOf('LEA')]
const { vocabularyText } = dow
const nothing = ok({ differences: [], gaveUp: 0 })

/** A comparer that ends when it is told to, and what it was asked. */
function told() {
  const asked: TwoTexts[] = []
  const ends: (() => void)[] = []
  const comparisons = openComparisons(async (texts, tell) => {
    asked.push(texts)
    tell(1, 2)
    await new Promise<void>((resolve) => {
      ends.push(resolve)
    })
    return nothing
  })
  return { asked, comparisons, end: () => ends.shift()?.() }
}

test('a pair is compared once, whichever way round it is asked for', async () => {
  const { asked, comparisons, end } = told()
  const pair = { left: dow, right: stc, vocabularyText }

  expect(comparisons.look(pair)).toMatchObject({ state: 'working' })
  expect(comparisons.look({ ...pair, left: stc, right: dow })).toEqual({
    state: 'working',
    done: 1,
    of: 2,
  })
  end()
  expect(await comparisons.lookSoon(pair)).toMatchObject({ state: 'done' })
  expect(comparisons.apart(pair)).toBe(0)
  expect(asked).toHaveLength(1)
})

test('trusts are held against each other one pair after the other, and only while nobody waits', async () => {
  const { asked, comparisons, end } = told()
  const trusts = [dow, stc, lea].map((edition) => ({
    name: edition.rulebook.control.trust,
    title: edition.rulebook.control.name,
    edition,
    clauseAddress: (id: string) => id,
  }))
  const look = () => matrixOf(comparisons, trusts, vocabularyText)

  expect([look().waiting, look().waiting, asked.length]).toEqual([3, 3, 1])
  end()
  await comparisons.lookSoon({ left: dow, right: stc, vocabularyText })
  expect([look().waiting, asked.length]).toEqual([2, 2])
  end()
  await comparisons.lookSoon({ left: dow, right: lea, vocabularyText })
  look()
  end()
  await comparisons.lookSoon({ left: stc, right: lea, vocabularyText })
  expect(look()).toMatchObject({
    waiting: 0,
    cells: [
      { row: 0, column: 1, apart: 0 },
      { row: 0, column: 2, apart: 0 },
      { row: 1, column: 2, apart: 0 },
    ],
  })
})

test('a comparison that broke off is told, and begun again by whoever asks next', async () => {
  let tries = 0
  const comparisons = openComparisons(async () => {
    tries += 1
    if (tries === 1) throw new Error('out of memory')
    return nothing
  })
  const pair = { left: dow, right: stc, vocabularyText }

  expect(await comparisons.lookSoon(pair)).toEqual({ state: 'failed' })
  expect(await comparisons.lookSoon(pair)).toMatchObject({ state: 'done' })
})

test('a text that is no rulebook in these words cannot be compared', () => {
  const texts = { left: dow.source, right: 'no rulebook', vocabularyText }

  expect(compareTexts(texts, () => undefined)).toEqual({ ok: false, error: 'unread' })
})
