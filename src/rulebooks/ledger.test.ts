import { expect, test } from 'vitest'

import { modelLibrary } from '#test/model-trust.ts'

import { countStates, ledgerOf } from './ledger.ts'
import type { Rulebook } from './language/rulebook.ts'

function model(): Rulebook {
  const edition = modelLibrary().editions.get('MOD')
  if (!edition) throw new Error('there is no model trust')
  return edition.rulebook
}

function stateOf(clause: string, rulebook: Rulebook, built: readonly string[] = []): string {
  const line = ledgerOf(rulebook, new Set(built)).find((one) => one.clause === clause)
  return `${line?.state ?? 'no line'}${line?.held === undefined ? '' : `, held ${String(line.held)}`}`
}

test('the state of a clause follows from its rules', () => {
  expect(stateOf('MOD-2.1', model())).toBe('rule')
  expect(stateOf('MOD-3.1', model())).toBe('route, held false')
  expect(stateOf('MOD-3.2', model())).toBe('gate, held false')
})

test('a step is held only by what the software declares for that capability', () => {
  expect(stateOf('MOD-3.2', model(), ['gate:consent-register'])).toBe('gate, held false')
  expect(stateOf('MOD-3.2', model(), ['gate:post-drafting-and-second-reader'])).toBe(
    'gate, held true',
  )
})

test('a clause with two steps is held when both are', () => {
  const rulebook = model()
  const clauses = new Map(rulebook.clauses)
  const clause = clauses.get('MOD-3.2')
  const second = { by: 'gate', what: 'consent-register', shows: 'a second step', line: 1 }
  if (clause) clauses.set('MOD-3.2', { ...clause, keepers: [...clause.keepers, second] })
  const first = 'gate:post-drafting-and-second-reader'

  expect(stateOf('MOD-3.2', { ...rulebook, clauses }, [first])).toBe('gate, held false')
  expect(stateOf('MOD-3.2', { ...rulebook, clauses }, [first, 'gate:consent-register'])).toBe(
    'gate, held true',
  )
})

test('a record is not yet kept until the part of the front matter that carries it is shown', () => {
  expect(stateOf('MOD-1.1', model())).toBe('not yet')
  expect(stateOf('MOD-1.1', model(), ['shown:approval', 'shown:review'])).toBe('kept')
})

test('a rule that is deleted changes its line', () => {
  const rulebook = model()
  const clauses = new Map(rulebook.clauses)
  const clause = clauses.get('MOD-2.1')
  if (clause) clauses.set('MOD-2.1', { ...clause, rules: [] })

  expect(stateOf('MOD-2.1', { ...rulebook, clauses })).toBe('not yet')
})

test('every clause has one line and one state', () => {
  const lines = ledgerOf(model(), new Set())
  const counted = Object.values(countStates(lines)).reduce((sum, count) => sum + count, 0)

  expect(lines).toHaveLength(model().clauses.size)
  expect(counted).toBe(model().clauses.size)
})
