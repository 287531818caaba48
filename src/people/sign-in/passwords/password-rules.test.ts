import { expect, test } from 'vitest'

import { passwordProblem } from './password-rules.ts'

const own = ['Ada Ashdown', 'Leading Edge Academies', 'ada.ashdown@staff.example']

test.each([
  ['', 'missing'],
  ['short-words', 'too-short'],
  ['x'.repeat(513), 'too-long'],
  ['aaaaaaaaaaaa', 'common'],
  ['123456789012', 'common'],
  ['QWERTYuiop123', 'common'],
  ['Password2026!', 'common'],
  ['AdaAshdown2026!', 'own-words'],
  ['leading-edge-academies-1', 'own-words'],
] as const)('“%s” cannot be a password: %s', (password, problem) => {
  expect(passwordProblem(password, own)).toBe(problem)
})

test.each([
  'lamp orbit seventeen',
  'twelveletter',
  'ashdown-and-a-lot-of-rain',
  'ünïcödé-wörds',
  `${'long sentence '.repeat(20)}`,
])('“%s” can, without a capital or a digit or with', (password) => {
  expect(passwordProblem(password, own)).toBeUndefined()
})
