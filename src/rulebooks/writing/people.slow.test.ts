import { expect, test } from 'vitest'

import { around, rulebookOf, texts, written } from '#test/writing.ts'

import { addPeople, removePeople, renamePeople, setPeople, type PeopleWritten } from './people.ts'
import { clausesBinding, usesOf } from './people-uses.ts'

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

test('a word that is renamed or taken out leaves every other line of a document as it was', () => {
  for (const text of texts) {
    for (const name of rulebookOf(text).people.keys()) {
      const others = (of: string) => of.split('\n').filter((line) => !text.includes(`\n${line}\n`))
      const renamed = written(renamePeople(text, name, 'all_here'))
      const gone = written(removePeople(text, name))

      expect(others(renamed)).toEqual(['  all_here:'])
      expect(text.startsWith(gone.slice(0, gone.indexOf('people:')))).toBe(true)
      // A list in which no word is left is written as an empty one.
      expect(others(gone).filter((line) => line !== '  {}')).toEqual([])
      expect(text.length - gone.length).toBeLessThan(1000)
      expect(written(renamePeople(renamed, 'all_here', name))).toBe(text)
    }
  }
})

test('what names a word is told apart from what only binds it through another', () => {
  const [dowmat = ''] = texts

  expect(usesOf(dowmat, 'staff').words).toEqual(['covered', 'staff_and_board'])
  expect(usesOf(dowmat, 'staff').clauses.length).toBeLessThan(
    clausesBinding(dowmat, 'staff').length,
  )
  expect(usesOf(dowmat, 'nobody_here')).toEqual({ clauses: [], words: [] })
})

test('a word in doubt, one that joins later and one of another reading are named as well', () => {
  const [dowmat = ''] = texts
  const namedBy = (change: Partial<PeopleWritten>) =>
    usesOf(
      written(
        addPeople(dowmat, 'others', { clause: 'x', are: [], later: [], doubtful: [], ...change }),
      ),
      'staff',
    ).words
  const doubt = { who: ['staff'], setting: 'scope.volunteers', why: 'x' }
  const lenient = dowmat.replace(
    /\nmust-not: /,
    '\nreading: { setting: x.y, why: x, lenient: { who: [nobody_here] } }\nmust-not: ',
  )

  expect(namedBy({ doubtful: [doubt] })).toContain('others')
  expect(namedBy({ later: [{ who: 'staff', from: '2027-01-01' }] })).toContain('others')
  expect(namedBy({ are: ['visitor'] })).not.toContain('others')
  expect(usesOf(lenient, 'nobody_here').clauses).toHaveLength(1)
})
