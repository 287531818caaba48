import { expect, test } from 'vitest'

import { openDoor } from '#access/door.ts'
import { accessBugs } from '#test/access-bugs.ts'

import { askThrough, proveAccess } from './prove-access.ts'

const rightly = askThrough(openDoor())

test('the door says what the promises say, of every kind, in random worlds', () => {
  const { mismatches, answers } = proveAccess(rightly, { cases: 2000, seed: 7 })

  expect(mismatches).toBe(0)
  expect(Object.keys(answers).toSorted()).toEqual([
    'about-oneself',
    'allowed',
    'away-too-long',
    'not-signed-in',
    'not-working-here',
    'password-alone',
    'role',
  ])
})

test('the same seed makes the same worlds', () => {
  const twice = [1, 2].map(() => proveAccess(rightly, { cases: 100, seed: 3 }))

  expect(twice[0]).toEqual(twice[1])
})

test('forty mistakes at least are seeded, each another one', () => {
  expect(new Set(accessBugs.map(({ name }) => name)).size).toBeGreaterThanOrEqual(40)
})

test.each(accessBugs)('found: $name', ({ ask }) => {
  expect(proveAccess(ask(), { cases: 20_000, seed: 11 })).toMatchObject({ mismatches: 1 })
})
