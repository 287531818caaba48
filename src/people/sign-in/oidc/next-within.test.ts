import { expect, test } from 'vitest'

import { nextWithin } from './next-within.ts'

test('someone goes on to the page of their trust that they asked for', () => {
  expect(nextWithin('ash', '/trusts/ash/people?page=2')).toBe('/trusts/ash/people?page=2')
  expect(nextWithin('ash', '/trusts/ash')).toBe('/trusts/ash')
})

test.each([
  undefined,
  '',
  'https://elsewhere.example/trusts/ash/people',
  '//elsewhere.example/trusts/ash/people',
  '/\\elsewhere.example/trusts/ash/people',
  'javascript:alert(1)',
  '/trusts/ash/../birch/people',
  '/trusts/ash-and-birch/people',
  '/trusts/ash/sign-out',
  'http://',
])('nobody is sent on to %s', (asked) => {
  expect(nextWithin('ash', asked)).toBe('/trusts/ash')
})
