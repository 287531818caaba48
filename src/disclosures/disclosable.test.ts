import { expect, test } from 'vitest'

import { disclosableFor, disclosablesIn } from './disclosable.ts'

import { editionOf } from '#test/rulebooks.ts'

test('Whinless Down has ties entered on its form, for the headteacher', () => {
  const [tie, ...others] = disclosablesIn(editionOf('WDA'))

  expect(others).toEqual([])
  expect(tie).toMatchObject({
    fact: 'context.disclosed',
    clauses: ['WDA-6.05', 'WDA-6.06'],
    to: { type: 'all', roles: ['headteacher'] },
    about: ['pupil', 'former-pupil', 'parent', 'family-member'],
  })
  expect([...(tie?.actions ?? [])]).toContain('accept-connection')
  expect([...(tie?.actions ?? [])]).not.toContain('post-official')
})

test('Leading Edge has ties talked over with one of three, and contact approved by the head or manager', () => {
  expect(disclosableFor(editionOf('LEA'), 'tie')).toMatchObject({
    clauses: ['LEA-9.03'],
    to: { type: 'any', roles: ['dsl', 'deputy-dsl', 'headteacher'] },
  })
  expect(disclosableFor(editionOf('LEA'), 'exception')).toEqual(
    disclosableFor(editionOf('LEA'), 'tie'),
  )
  expect(disclosableFor(editionOf('LEA'), 'approval')).toMatchObject({
    clauses: ['LEA-9.07'],
    to: { type: 'any', roles: ['headteacher', 'line-manager'] },
    about: ['pupil', 'former-pupil', 'parent'],
  })
})

test.each(['DOW', 'TRI', 'STC'])(
  '%s knows neither disclosures nor approvals of contact',
  (code) => {
    expect(disclosablesIn(editionOf(code))).toEqual([])
  },
)
