import { expect, test } from 'vitest'

import { rolesNeeded } from './roles-needed.ts'

import { editionOf } from '#test/rulebooks.ts'

function neededBy(trust: string) {
  return rolesNeeded(editionOf(trust))
}

test.each(['DOW', 'LEA', 'STC', 'TRI', 'WDA'])('%s relies on its safeguarding lead', (trust) => {
  expect(neededBy(trust).flatMap(({ roles }) => roles)).toContain('dsl')
})

test('reports to all of several roles need each, and name the clause', () => {
  const all = neededBy('DOW').find(({ roles }) => roles.length === 3 && roles.includes('trust-dpo'))

  expect(all).toEqual({
    type: 'all',
    roles: ['dsl', 'headteacher', 'trust-dpo'],
    clause: 'DOW-2.08',
  })
})

test('a role that only a setting names is needed too', () => {
  expect(neededBy('LEA')).toContainEqual({
    type: 'all',
    roles: ['trust-central'],
    clause: 'LEA-13.01',
  })
})

test('settings that name no roles, such as services, need nobody', () => {
  expect(neededBy('LEA').flatMap(({ roles }) => roles)).not.toContain('instagram')
})
