import { expect, test } from 'vitest'

import { around, rulebookOf, texts, written } from '#test/writing.ts'

import { addPeople, clausesBinding, setPeople } from './people.ts'

test('a word set to whom it takes in already leaves every document as it was', () => {
  for (const text of texts) {
    for (const { name, clause, roles } of rulebookOf(text).people.values()) {
      expect(written(setPeople(text, { name, key: 'clause' }, clause))).toBe(text)
      expect(written(setPeople(text, { name, key: 'are' }, roles))).toBe(text)
    }
  }
})

test('a word that is changed or added leaves every clause as it was', () => {
  for (const text of texts) {
    const [name = ''] = rulebookOf(text).people.keys()
    const later = [{ who: 'visitor', from: '2027-01-01' }]
    const people = { clause: 'x', are: [name, 'public'], later: [], doubtful: [] }
    const changed = written(setPeople(text, { name, key: 'later' }, later))
    const added = written(addPeople(changed, 'all_here', people))

    expect(around(added, '').slice(1)).toEqual(around(text, '').slice(1))
    expect(rulebookOf(added).people.get(name)?.later).toEqual([{ role: 'visitor', from: 20270101 }])
    expect(rulebookOf(added).people.get('all_here')?.roles).toEqual([name, 'public'])
  }
})

test('the clauses that bind a word are those whose rules or duties name it, or a word that takes it in', () => {
  for (const text of texts) {
    const { clauses, people } = rulebookOf(text)
    for (const name of people.keys()) {
      const bound = clausesBinding(text, name)
      const named = [...clauses.values()].filter(({ rules, duties }) =>
        [...rules, ...duties].some(({ who }) => who.includes(name)),
      )
      for (const { id } of named) expect(bound).toContain(id)
    }
  }
  // In this text `covered` takes `staff` in, and `community` does not.
  const [dowmat = ''] = texts
  const staff = clausesBinding(dowmat, 'staff')
  expect(staff).toEqual(expect.arrayContaining([...clausesBinding(dowmat, 'covered')]))
  expect(staff).not.toEqual(expect.arrayContaining([...clausesBinding(dowmat, 'community')]))
})
