import { expect, test } from 'vitest'

import { contentsOf } from './printed.ts'

test.each([
  ['get numbers', ['Introduction', 'Conduct'], ['1.  Introduction', '2.  Conduct']],
  ['with numbers of their own get no others', ['Foreword', '1. Aim'], ['Foreword', '1. Aim']],
])('sections in the contents %s', (_, titles, listed) => {
  const sections = titles.map((title) => ({ title, intro: [], clauses: [] }))

  expect(contentsOf({ sections })).toEqual(listed)
})

test('sections in the contents get no count that parts from the numbers of their clauses', () => {
  const sections = ['Front matter', 'Conduct'].map((title, number) => ({
    title,
    intro: [],
    clauses: [{ id: `LEA-${number}.01`, title: 'One', paragraphs: [] }],
  }))

  expect(contentsOf({ sections })).toEqual(['Front matter', 'Conduct'])
})
