import { readFileSync } from 'node:fs'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { reopenEdition, type SealedEdition } from '#rulebooks/library.ts'
import { must } from '#test/small-vocabulary.ts'

import { clauseChanges, type ClauseChange } from './clause-changes.ts'
import { settingsOf } from './settings-of.ts'

const vocabularyText = readFileSync('rulebooks/vocabulary.yaml', 'utf8')
const source = readFileSync('rulebooks/st-clare/policy.md', 'utf8')

function editionOf(text: string): SealedEdition {
  return must(reopenEdition({ text, file: 'policy.md' }, vocabularyText))
}

const base = editionOf(source)
const ids = [...base.rulebook.clauses.keys()]

/** Front matter and section headings stay; a clause is the piece from its heading to the next. */
function pieces(text: string): readonly string[] {
  return text.split(/^(?=## |# )/m)
}

function without(gone: readonly string[]): string {
  return pieces(source)
    .filter((piece) => !gone.some((id) => piece.startsWith(`## ${id}`)))
    .join('')
}

function reworded(some: readonly string[], text = source): string {
  return pieces(text)
    .map((piece) =>
      some.some((id) => piece.startsWith(`## ${id}`))
        ? piece.replace('\n', '\nSomething new. ')
        : piece,
    )
    .join('')
}

function changed(from: string, to: string): readonly ClauseChange[] {
  return clauseChanges(editionOf(from), editionOf(to))
}

test('an edition compared with itself, or with its own text laid out otherwise, changed nothing', () => {
  expect(clauseChanges(base, editionOf(source))).toEqual([])
  expect(clauseChanges(base, editionOf(source.replaceAll('\n```\n', '\n\n```\n')))).toEqual([])
})

test('exactly the clauses that went are removed, each where it stood, and the other way added', () => {
  fc.assert(
    fc.property(fc.subarray(ids, { maxLength: 6 }), (gone) => {
      const [there, back] = [changed(source, without(gone)), changed(without(gone), source)]

      expect(there.map(({ clause, type }) => [clause, type])).toEqual(
        gone.map((id) => [id, 'removed']),
      )
      expect(back.map(({ clause, type }) => [clause, type])).toEqual(
        gone.map((id) => [id, 'added']),
      )
      expect(back.map(({ roles, section }) => [roles, section])).toEqual(
        there.map(({ roles, section }) => [roles, section]),
      )
    }),
    { numRuns: 6 },
  )
})

test('exactly the clauses whose words were written otherwise are changed, in words only', () => {
  fc.assert(
    fc.property(fc.subarray(ids, { maxLength: 6 }), (some) => {
      const changes = changed(source, reworded(some))

      expect(changes.map(({ clause, words, rules }) => [clause, words, rules])).toEqual(
        some.map((id) => [id, true, false]),
      )
    }),
    { numRuns: 6 },
  )
})

const numbers = [...base.rulebook.settings.values()].filter(
  ({ value }) => typeof value === 'number',
)

test('a setting that holds another number is a change of each clause that rests on it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...numbers),
      fc.integer({ min: 100, max: 999 }),
      (setting, value) => {
        const line = new RegExp(`^( {2}${RegExp.escape(setting.name)}:[^]*?value: )\\d+`, 'm')
        const changes = changed(source, source.replace(line, `$1${value}`))
        const resting = [...base.rulebook.clauses.values()]
          .filter((clause) => settingsOf(clause, base.rulebook).has(setting.name))
          .map(({ id }) => id)

        expect(resting.length).toBeGreaterThan(0)
        expect(changes.map(({ clause }) => clause)).toEqual(resting)
        expect(changes.map(({ settings, words }) => [settings, words])).toEqual(
          resting.map(() => [[setting.name], false]),
        )
      },
    ),
    { numRuns: numbers.length },
  )
})

test('a rule written otherwise is a change of its clause, for those it binds before or after', () => {
  const at = source.indexOf('## STC-4.06')
  const other = source.slice(0, at) + source.slice(at).replace('who: workforce', 'who: governor')
  const [change, ...more] = changed(source, other)

  expect(more).toEqual([])
  expect(change).toMatchObject({ clause: 'STC-4.06', words: false, rules: true, settings: [] })
  expect(change?.roles).toContain('governor')
  expect(change?.roles).toContain('teacher')
})

test('whether a rule is confirmed is no change of it, nor the order in which its keys stand', () => {
  const rule = '```rule\nmust-not: repost\nwho: workforce\n```\n'
  const clause = (block: string): string => `${source}\n## STC-9.01\nWords.\n\n${block}`
  const other = '```rule\nwho: [workforce]\nmust-not: [repost]\nconfirmed: no\n```\n'

  expect(changed(clause(rule), clause(other))).toEqual([])
})

test('people who take in somebody else are a change of every clause that binds them', () => {
  const other = source.replace(/^( {2}workforce:[\s\S]*?are: \[)/m, '$1visitor, ')
  const changes = changed(source, other)

  expect(changes.length).toBeGreaterThan(5)
  for (const { rules, words, roles } of changes) {
    expect([rules, words]).toEqual([true, false])
    expect(roles === 'everyone' || roles.includes('visitor')).toBe(true)
  }
})

test('another clause under the same number is a change for the people of both, and is told apart', () => {
  const [clause = ''] = pieces(source).filter((piece) => piece.startsWith('## STC-4.06'))
  const other =
    '## STC-4.06 Pictures\nPhotographs showing governors are published only once written consent has been recorded by the office.\n\n```rule\nmust-not: publish-image\nwho: governor\n```\n\n'
  const [change, ...more] = changed(source, source.replace(clause, other))

  expect(more).toEqual([])
  expect(change).toMatchObject({ clause: 'STC-4.06', type: 'changed', another: true })
  expect(change?.roles).toEqual(expect.arrayContaining(['governor', 'teacher']))
  expect(changed(source, reworded(['STC-4.06']))[0]?.another).toBe(false)
})
