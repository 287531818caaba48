import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { expect, test } from 'vitest'

import { checkRulebook } from '#rulebooks/check.ts'
import { renderMistake } from '#rulebooks/language/mistakes.ts'
import { reopenEdition } from '#rulebooks/library.ts'

const vocabularyText = readFileSync('rulebooks/vocabulary.yaml', 'utf8')
const rulebook = readFileSync('rulebooks/st-clare/policy.md', 'utf8')
const guide = readFileSync('docs/guides/write-a-rule.md', 'utf8')
const [clause = '', examples = ''] = [...guide.matchAll(/````md\n([\s\S]*?)````/g)].map(
  ([, block]) => block,
)

function mistakesIn(text: string): readonly string[] {
  const edition = reopenEdition({ text, file: 'policy.md' }, vocabularyText)
  const mistakes = edition.ok ? checkRulebook(edition.value) : edition.error
  return mistakes.map((one) => renderMistake(one).replace(/^policy\.md:\d+: /, ''))
}

test('a lead who follows the guide is told what it says, and then has no mistake', () => {
  const told = mistakesIn(`${rulebook}\n${clause}`)

  expect(told).toHaveLength(2)
  for (const words of told) expect(guide).toContain(words)
  expect(mistakesIn(`${rulebook}\n${clause}\n${examples}`)).toEqual([])
})

test('every file a guide, a record or the contributing page points to is there', () => {
  const pages = ['CONTRIBUTING.md', 'rulebooks/README.md', ...globSync('docs/**/*.md')]
  const links = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#:]+)\)/g)].map(([, to = '']) =>
      join(dirname(page), to),
    ),
  )

  expect(links.length).toBeGreaterThan(2)
  expect(links.filter((path) => !existsSync(path))).toEqual([])
})
