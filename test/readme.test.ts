import { existsSync, readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { fiveRulebooks } from '#test/rulebooks.ts'

const readme = readFileSync('README.md', 'utf8')

test('the README counts clauses, rules and worked examples as they are', () => {
  const clauses = [...fiveRulebooks().editions.values()].flatMap(({ rulebook }) => [
    ...rulebook.clauses.values(),
  ])
  const rules = clauses.flatMap((clause) => clause.rules).length
  const examples = clauses.flatMap((clause) => clause.examples).length

  expect(readme).toContain(
    `${clauses.length} clauses, ${rules} rules and ${examples} worked examples`,
  )
})

test('every file and picture the README points to is there', () => {
  const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) => path)

  expect(links.length).toBeGreaterThan(5)
  expect(links.filter((path) => !existsSync(path))).toEqual([])
})

test('every command the README names is one npm knows', () => {
  const named = [...readme.matchAll(/npm run (?:--silent )?([a-z:-]+)/g)].map(
    ([, name = '']) => name,
  )
  const scripts: unknown = JSON.parse(readFileSync('package.json', 'utf8'))

  expect(named.filter((name) => !JSON.stringify(scripts).includes(`"${name}":`))).toEqual([])
})
