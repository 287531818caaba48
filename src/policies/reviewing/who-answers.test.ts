import { expect, test } from 'vitest'

import type { HeldRole, Visitor } from '#access/visitor.ts'
import { editionOf } from '#test/rulebooks.ts'

import { answeringRoles, answersFor } from './who-answers.ts'

const { rulebook } = editionOf('WDA')

test('those whom the text names as owner or binds to review see to it, and always the clerk', () => {
  expect(answeringRoles(rulebook)).toEqual(expect.arrayContaining(['clerk', 'dsl', 'headteacher']))
  expect(answeringRoles(rulebook)).not.toContain('trust-central')
  expect(answeringRoles(editionOf('LEA').rulebook)).toContain('clerk')
})

test.each<[string, Partial<HeldRole>, boolean]>([
  ['the clerk of the trust', { role: 'clerk' }, true],
  ['the clerk of one school’s committee', { role: 'clerk', schoolId: 'ash' }, false],
  ['the DSL of a school', { role: 'dsl', schoolId: 'ash' }, true],
  ['who holds a role for trustees', { role: 'trustee' }, true],
  ['the central team, where the text names others', { role: 'trust-central' }, false],
])('a review waits for %s: %j is %s', (_, held, expected) => {
  expect(answersFor(visitor(held), { rulebook })).toBe(expected)
})

test('a review waits for whoever was named for it', () => {
  const nobody = visitor({ role: 'trust-dpo' })

  expect(answersFor(nobody, { rulebook, ownerId: nobody.personId })).toBe(true)
  expect(answersFor(nobody, { rulebook, ownerId: 'another' })).toBe(false)
})

function visitor(held: Partial<HeldRole>): Visitor {
  return {
    trustId: 'trust',
    personId: 'person',
    name: 'Ada Ashdown',
    sessionId: 'session',
    holdings: [{ role: '', capacity: 'holder', ...held }],
    stays: [{ kind: 'staff' }],
    strong: true,
    idleMinutes: 0,
  }
}
