import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { canonicalJson } from './canonical-json.ts'

// The values are those of RFC 8785, section 3.2.2 and 3.2.3, and of its appendix B.
test('text, numbers and the order of names are as RFC 8785 shows them', () => {
  const value = {
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, -0],
    string: '\u20ac$\u000f\nA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  }

  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('names are ordered by their UTF-16 units', () => {
  const names = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6']
  const inOrder = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33']

  expect(canonicalJson(Object.fromEntries(names.map((name) => [name, 0])))).toBe(
    `{${inOrder.map((name) => `${JSON.stringify(name)}:0`).join(',')}}`,
  )
})

test('whatever order names come in, the form is one, and it reads back as the value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const text = canonicalJson(value)

      expect(canonicalJson(JSON.parse(text))).toBe(text)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

describe('what JSON cannot carry faithfully is refused:', () => {
  test.each([
    ['no value', undefined],
    ['a number that is none', Number.NaN],
    ['an infinite number', [Number.POSITIVE_INFINITY]],
    ['half a surrogate pair', { name: '\ud800' }],
    ['a name of half a pair', { '\udead': 1 }],
  ])('%s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow('not a value of JSON')
  })
})
