import { readFileSync } from 'node:fs'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readinessOf } from '#policies/drafts/readiness.ts'
import { openCatalogue } from '#policies/importing/matching/open-catalogue.ts'
import { readVocabularyFile } from '#rulebooks/library.ts'

import { readStarter } from './read-starter.ts'
import { draftFromStarter } from './starter.ts'

const vocabulary = readVocabularyFile('rulebooks')
if (!vocabulary.ok) throw new Error('the vocabulary has mistakes')
const vocabularyText = readFileSync('rulebooks/vocabulary.yaml', 'utf8')
const needs = {
  catalogue: openCatalogue(),
  vocabulary: vocabulary.value,
  today: '2026-11-20',
} as const
const sections = readStarter()
const numbers = sections.flatMap(({ clauses }) =>
  clauses.flatMap(({ number, control }) => (control === undefined ? [] : [number])),
)
const trust = { code: 'NEW', slug: 'new-trust', name: 'New Trust' }

function draft(chosen: readonly string[]): string {
  const made = draftFromStarter(needs, { trust, sections, chosen: new Set(chosen) })
  if (!made.ok) throw new Error(made.error.map(({ says }) => says).join('\n'))
  return made.value
}

test('all ready clauses together make a policy that is ready, with every rule of theirs', () => {
  const { ready, mistakes, edition } = readinessOf(draft(numbers), vocabularyText)

  expect(mistakes).toEqual([])
  expect(ready).toBe(true)
  const ruled = [...(edition?.rulebook.clauses.values() ?? [])].filter(
    ({ rules }) => rules.length > 0,
  )
  expect(ruled.map(({ id }) => id.slice(4))).toEqual(numbers)
  expect(edition?.rulebook.control).toMatchObject({ edition: '0.1', trust: 'NEW' })
  expect(edition?.rulebook.settings.get('former_pupil.years')?.value).toBe(2)
  expect(edition?.rulebook.control.numbering).toMatchObject({
    scheme: 'whole-decimal',
  })
})

test('any choice of ready clauses makes a policy that can be read and whose examples hold', () => {
  fc.assert(
    fc.property(fc.subarray(numbers), (chosen) => {
      const { mistakes } = readinessOf(draft(chosen), vocabularyText)

      expect(mistakes).toEqual([])
    }),
    { numRuns: 8 },
  )
})
