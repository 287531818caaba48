import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Setting } from '#rulebooks/language/rulebook.ts'
import {
  around,
  inWindows,
  lineDifferences,
  rulebookOf,
  someText,
  texts,
  written,
} from '#test/writing.ts'

import { addHistory, setControl, setSetting } from './control.ts'

describe('a setting', () => {
  const someSetting = someText.chain((text) =>
    fc.record({
      text: fc.constant(text),
      setting: fc.constantFrom(...rulebookOf(text).settings.values()),
    }),
  )
  const plain = (setting: Setting): object => ({ ...setting, line: 0 })

  test('is read back as set; words, rules and every other setting stay byte for byte', () => {
    fc.assert(
      fc.property(someSetting, fc.integer({ min: 0, max: 50 }), ({ text, setting }, number) => {
        const isNumber = typeof setting.value === 'number'
        const to =
          setting.reading !== undefined
            ? ({ reading: setting.reading === 'strict' ? 'lenient' : 'strict' } as const)
            : { value: isNumber ? number : (setting.value ?? '') }
        const after = written(setSetting(text, setting.name, to))
        const settings = rulebookOf(after).settings

        expect(plain(settings.get(setting.name) ?? setting)).toEqual({ ...plain(setting), ...to })
        expect([...settings.keys()]).toEqual([...rulebookOf(text).settings.keys()])
        expect(lineDifferences(text, after)).toBeLessThanOrEqual(1)
        const back =
          setting.reading !== undefined
            ? { reading: setting.reading }
            : { value: setting.value ?? '' }
        expect(written(setSetting(after, setting.name, back))).toBe(text)
      }),
      { numRuns: 8 },
    )
  })

  test('can be any words, and lists of words', () => {
    const text = texts[1] ?? ''
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({
            unit: fc.constantFrom(...'ab,{}[]:#\'"-& \n?|>!%@`é'.split('')),
            minLength: 1,
          }),
          fc.array(fc.constantFrom('dsl', 'a, b', 'yes', '1', 'x: y'), { minLength: 1 }),
          fc.record({ all: fc.constant(['dsl', 'headteacher']) }),
        ),
        (value) => {
          const after = written(setSetting(text, 'school.hours', { value }))

          expect(rulebookOf(after).settings.get('school.hours')?.value).toEqual(value)
          expect(lineDifferences(text, after)).toBeLessThanOrEqual(1)
        },
      ),
      { numRuns: 8 },
    )
  })

  test('that is not there is not made up', () => {
    expect(setSetting(texts[0] ?? '', 'no.such', { value: 1 })).toEqual({
      ok: false,
      error: { type: 'no-such-setting', name: 'no.such' },
    })
  })
})

describe('document control', () => {
  test('is read back as set, and the clauses stay byte for byte', () => {
    for (const text of texts.flatMap((one) => [one, inWindows(one)])) {
      const after = written(
        setControl(text, {
          edition: '2.0',
          inForceFrom: '2027-01-01',
          approved: { by: "The Trust's Board, in full", words: 'January 2027' },
          review: { due: '2028-01-31', words: 'January 2028', everyMonths: 12 },
          owner: 'Head of Safeguarding: Trust',
        }),
      )
      const { control } = rulebookOf(after)

      expect(control).toMatchObject({
        edition: '2.0',
        inForce: { from: 20270101 },
        approved: { by: "The Trust's Board, in full", words: 'January 2027' },
        review: { due: 20280131, words: 'January 2028', everyMonths: 12 },
        owner: 'Head of Safeguarding: Trust',
      })
      expect(around(after, '').slice(1)).toEqual(around(text, '').slice(1))
      expect(lineDifferences(text, after)).toBeLessThanOrEqual(6)
    }
  })

  test('a last day is put in and taken out', () => {
    const text = texts[1] ?? ''
    const ending = written(setControl(text, { inForceUntil: '2027-01-01' }))

    expect(rulebookOf(ending).control.inForce).toEqual({ from: 20230301, until: 20270101 })
    expect(rulebookOf(written(setControl(ending, { inForceUntil: null }))).control.inForce).toEqual(
      {
        from: 20230301,
      },
    )
  })

  test('a row of history is added at the end, and nothing else changes', () => {
    for (const text of texts.flatMap((one) => [one, inWindows(one)])) {
      const row = { on: '2027-01', summary: 'Two, then: three years', by: 'Trust Board' }
      const after = written(addHistory(text, row))

      expect(rulebookOf(after).control.history).toEqual([...rulebookOf(text).control.history, row])
      expect(lineDifferences(text, after)).toBeLessThanOrEqual(text.split('\n').length)
      expect(around(after, '').slice(1)).toEqual(around(text, '').slice(1))
    }
  })
})

test('who wrote a row of history stands between its date and what changed', () => {
  const text = texts[0] ?? ''
  const row = { on: '2027-01', author: 'Policy owner', summary: 'Three years', by: 'Trust Board' }
  const after = written(addHistory(text, row))

  expect(rulebookOf(after).control.history.at(-1)).toEqual(row)
  expect(after).toMatch(/on: 2027-01,? *\n? *author: Policy owner/)
})
