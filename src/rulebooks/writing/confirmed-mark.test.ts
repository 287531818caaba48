import { parse } from 'yaml'
import { expect, test } from 'vitest'

import { isUnconfirmed, markConfirmed } from './confirmed-mark.ts'

const looksMarked = [
  'may: reply\n# a remark\u{2028}confirmed: no',
  'may: reply # a remark\u{2029}confirmed: no',
  '{ may: reply, instead: "words\nconfirmed: no" }',
]

test('what only looks like the mark does not stand for it', () => {
  for (const block of looksMarked) {
    expect(isUnconfirmed(block)).toBe(false)
    expect(parse(markConfirmed(block, false))).toMatchObject({ may: 'reply', confirmed: 'no' })
  }
})

test('a rule is marked and unmarked in whatever layout it is written', () => {
  for (const block of [
    'may: reply\nwho: staff',
    '{ may: reply, who: staff }',
    'may: reply\nconfirmed: no\nwho: staff',
    'may: reply\n"confirmed": no\nwho: staff',
    'may: reply\nwho: staff\nconfirmed:\n  no',
  ]) {
    const marked = markConfirmed(block, false)
    expect(parse(marked)).toMatchObject({ may: 'reply', who: 'staff', confirmed: 'no' })
    const confirmed = markConfirmed(marked, true)
    expect(isUnconfirmed(confirmed)).toBe(false)
    expect(parse(confirmed)).toMatchObject({ may: 'reply', who: 'staff' })
  }
})

test('the mark is a line of its own, and taking it out leaves the block as it was', () => {
  const block = 'may: reply\nwho: staff'
  expect(markConfirmed(block, false)).toBe(`${block}\nconfirmed: no`)
  expect(markConfirmed(`${block}\nconfirmed: no`, true)).toBe(block)
})

test('a block that cannot be read is marked as well as can be', () => {
  expect(markConfirmed('may: [reply', false)).toBe('may: [reply\nconfirmed: no')
})
