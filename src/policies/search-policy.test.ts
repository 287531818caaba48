import { expect, test } from 'vitest'

import { modelLibrary } from '#test/model-trust.ts'

import { mark, searchPolicy } from './search-policy.ts'

function find(looked: string): readonly string[] {
  const edition = modelLibrary().editions.get('MOD')
  return edition ? searchPolicy(edition.rulebook, looked).map(({ clause }) => clause.id) : []
}

test('a search finds the clauses that hold every word, in the order of the document', () => {
  expect(find('pupils staff')).toEqual(['MOD-1.2', 'MOD-2.1', 'MOD-2.2', 'MOD-2.4'])
})

test('case does not matter, and the beginning of a word is enough', () => {
  expect(find('RELAT')).toEqual(['MOD-2.3'])
  expect(find('lative')).toEqual([])
})

test('an everyday word finds what the policy calls otherwise', () => {
  expect(find('kids staff')).toEqual(find('pupil staff'))
})

test('a clause is found by its id', () => {
  expect(find('mod-3.2')).toEqual(['MOD-3.2'])
})

test('a setting is found by its value, as people read it', () => {
  expect(find('two years')).toEqual(['MOD-2.2'])
})

test('signs that mean something to a pattern mean only themselves', () => {
  expect(find('.*')).toEqual([])
  expect(find('(')).toEqual([])
})

test('the words looked for are marked where they stand', () => {
  expect(mark('Staff and the staffroom', ['staff'])).toEqual([
    { text: 'Staff', hit: true },
    { text: ' and the ', hit: false },
    { text: 'staff', hit: true },
    { text: 'room', hit: false },
  ])
})
