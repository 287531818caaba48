import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { arrows, fences } from '#scripts/fence-rules.ts'
import { findBreaches } from '#scripts/house-rules.ts'
import { readSources } from '#test/sources.ts'

const architecture = readFileSync('docs/architecture.md', 'utf8')

test('the linter holds the arrows that the architecture page shows', () => {
  expect(JSON.parse(readFileSync('.oxlintrc.fences.json', 'utf8'))).toEqual(fences(architecture))
})

test('the arrows run one way: no slice can be reached from itself', () => {
  const uses = new Map(arrows(architecture).map(({ slice, mayUse }) => [slice, mayUse]))
  const below = (slice: string): readonly string[] =>
    (uses.get(slice) ?? []).flatMap((each) => [each, ...below(each)])

  for (const slice of uses.keys()) expect(below(slice)).not.toContain(slice)
})

test('the code keeps the house rules that the linter cannot hold', () => {
  expect(findBreaches(readSources('.'), architecture)).toEqual([])
})

test('a slice that the table does not explain is an error', () => {
  const table = '## Who may use whom\n| `core` | `attic` | |\n'

  expect(() => arrows(table)).toThrow('no row for `attic`')
})
