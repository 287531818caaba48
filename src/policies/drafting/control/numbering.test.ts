import { expect, test } from 'vitest'

import { labelOfDraft, numberRefused, type Numbered } from './numbering.ts'

import { editionOf } from '#test/rulebooks.ts'

function refused(code: string, asked: Omit<Numbered, 'today'>) {
  return numberRefused(editionOf(code), { ...asked, today: '2026-11-20' })
}

test.each([
  ['draft-saved', '1.0', '1.1'],
  ['draft-saved', '1.1', '1.2'],
  ['draft-saved', '1.9', '1.10'],
  ['draft-saved', '1.1', '1.1'],
  ['approved', '1.3', '2.0'],
  ['approved', '0.1', '1.0'],
  ['first-draft', undefined, '0.1'],
] as const)('whole and decimal numbers: %s, from %s to %s is right', (event, current, proposed) => {
  expect(refused('LEA', { event, current, proposed })).toBeUndefined()
})

test.each([
  ['draft-saved', '1.0', '2.0', 'LEA-0.05', '1.1'],
  ['draft-saved', '1.1', '1.3', 'LEA-0.05', '1.2'],
  ['draft-saved', '1.1', 'new', 'LEA-0.04', '1.2'],
  ['approved', '1.3', '1.4', 'LEA-0.04', '2.0'],
  ['approved', '1.3', '3.0', 'LEA-0.04', '2.0'],
  ['first-draft', undefined, '1.0', 'LEA-0.06', '0.1'],
] as const)(
  '%s, from %s to %s breaks the trust’s own clause and is told what would be right',
  (...given) => {
    const [event, current, proposed, clause, right] = given

    const found = refused('LEA', { event, current, proposed })

    expect(found?.clauses).toContain(clause)
    expect(found?.right).toEqual([right])
  },
)

test('where no edition was numbered before, any whole number may be approved', () => {
  const edition = editionOf('WDA')
  const { rulebook } = edition
  const control = { ...rulebook.control, numbering: { scheme: 'whole-decimal' } as const }
  const refusedOf = (proposed: string) =>
    numberRefused(
      { ...edition, rulebook: { ...rulebook, control } },
      { event: 'approved', current: 'Autumn 2022', proposed, today: '2026-11-20' },
    )

  expect(refusedOf('4.0')).toBeUndefined()
  expect(refusedOf('3.2')?.right).toEqual(['1.0'])
})

test('a dated policy names its editions by a year', () => {
  expect(
    refused('DOW', { event: 'approved', current: '2024-2025', proposed: '2026-2027' }),
  ).toBeUndefined()
  expect(
    refused('DOW', { event: 'approved', current: '2024-2025', proposed: 'Third' }),
  ).toMatchObject({
    clauses: ['DOW-6.01'],
    right: ['November 2026'],
  })
})

test('where a policy has no scheme any label will do, but none will not', () => {
  expect(
    refused('WDA', { event: 'approved', current: 'Autumn 2022', proposed: 'New' }),
  ).toBeUndefined()
  expect(refused('WDA', { event: 'approved', current: 'Autumn 2022', proposed: ' ' })).toBeDefined()
})

test('a draft begins with the number that follows the edition in force', () => {
  const label = (code: string) => labelOfDraft(editionOf(code), '2026-11-20')

  expect([label('LEA'), label('DOW'), label('WDA')]).toEqual([
    '0.2',
    'November 2026',
    'Autumn 2022',
  ])
})
