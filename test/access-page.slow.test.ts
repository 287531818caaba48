import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { accessPolicies } from '#access/cedar.ts'
import { accessPage } from '#scripts/access-page.ts'

const page = readFileSync('docs/access.md', 'utf8')

test('the page of who may see what says what the door says; npm run access writes it anew', () => {
  expect(page).toBe(accessPage())
})

test('every policy stands on it in words', () => {
  for (const { says } of accessPolicies()) expect(page).toContain(says)
})
