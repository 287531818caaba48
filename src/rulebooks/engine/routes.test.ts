import { expect, test } from 'vitest'

import { explain } from './explain.ts'

import { editionOf } from '#test/rulebooks.ts'

function routesOf(action: string, about: string): readonly string[] {
  const edition = editionOf('DOW')
  const facts = {
    'actor.role': 'teacher',
    'subject.role': about,
    'context.concern': 'improper-communication',
  }
  const { answer } = explain(edition, { action, asOf: 2025_05_07, facts }, 'said')
  return [...answer.routes.map(({ code }) => code), ...answer.notes]
}

test('a report that must reach three people reaches all three', () => {
  expect(routesOf('raise-concern', 'pupil')).toContain('route-all:dsl|headteacher|trust-dpo')
})

test('it never goes to the person it is about, and says so', () => {
  const told = routesOf('raise-concern', 'headteacher')

  expect(told).toContain('route-all:dsl|trust-dpo')
  expect(told).toContain('record:not-sent-to-its-subject')
  expect(routesOf('report-incident', 'dsl')).toContain('route-all:headteacher|trust-dpo')
})
