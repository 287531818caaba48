import { describe, expect, test } from 'vitest'

import { checkRulebook } from '#rulebooks/check.ts'
import { runExample } from '#rulebooks/examples.ts'
import { renderMistake } from '#rulebooks/language/mistakes.ts'
import { openLibrary } from '#rulebooks/library.ts'

const library = openLibrary('rulebooks')
if (!library.ok) throw new Error(library.error.map(renderMistake).join('\n'))
const editions = [...library.value.editions]

test('five trusts have a rulebook', () => {
  expect(editions.map(([trust]) => trust).toSorted()).toEqual(['DOW', 'LEA', 'STC', 'TRI', 'WDA'])
})

describe.each(editions)('the rulebook of %s', (_trust, edition) => {
  const clauses = [...edition.rulebook.clauses.values()]

  test('has no mistake in citations, settings, keepers, or examples a rule needs', () => {
    expect(checkRulebook(edition).map(renderMistake)).toEqual([])
  })

  test.each(clauses.flatMap(({ examples }) => examples))('$clause: $title', (example) => {
    expect(runExample(edition, example).wrong).toEqual([])
  })
})
