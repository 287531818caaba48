import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'

import { findBreaches } from '#scripts/house-rules.ts'
import { readSources } from '#test/sources.ts'

// The linter's globs start at its configuration, so the seeds are linted in a small copy of the project.
const copy = mkdtempSync(join(tmpdir(), 'houserules-seeds-'))
cpSync('test/seeded-violations', copy, { recursive: true })
for (const name of ['.oxlintrc.json', '.oxlintrc.fences.json', 'package.json', 'tsconfig.json']) {
  cpSync(name, join(copy, name))
}
symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'))
afterAll(() => rmSync(copy, { recursive: true }))

const report = z.object({
  diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })),
})

const byHand = Object.keys(
  z.object({ rules: z.record(z.string(), z.unknown()) }).parse(readJson('.oxlintrc.json')).rules,
).map((name) => name.replace(/^.*\//, ''))

const found = [...lint(), ...houseRules()]
const seeds = readSources(copy).map(({ path, text }) => ({
  path,
  rule: /^\/\/ breaks: (.*)$/m.exec(text)?.[1] ?? 'no rule named',
}))

test.each(seeds.filter(({ rule }) => rule !== 'house(nothing)'))('$rule bites in $path', (seed) => {
  expect(found).toContainEqual(seed)
})

const squawked = z.array(z.object({ rule_name: z.string() }))

test('squawk bites on a migration that would stop the service or lose something', () => {
  const path = join('test', 'seeded-violations', 'migrations', 'unsafe.sql')
  const expected = /^-- breaks: (.*)$/m.exec(readFileSync(path, 'utf8'))?.[1]?.split(', ') ?? []
  const squawk = join('node_modules', '.bin', 'squawk')
  const { status, stdout } = spawnSync(squawk, ['--reporter', 'json', path], { encoding: 'utf8' })
  const rules = squawked.parse(JSON.parse(stdout)).map(({ rule_name }) => rule_name)

  expect(status).toBe(1)
  expect(rules).toEqual(expect.arrayContaining(expected))
  expect(expected).toHaveLength(3)
})

test('every rule that is set by hand in the linter’s configuration has a seed', () => {
  const seeded = new Set(seeds.map(({ rule }) => rule.replace(/^.*\((.*)\)$/, '$1')))

  expect(byHand.filter((rule) => !seeded.has(rule))).toEqual([])
})

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}

function lint(): readonly { path: string; rule: string }[] {
  const oxlint = join('node_modules', '.bin', 'oxlint')
  const run = spawnSync(oxlint, ['--type-aware', '--format', 'json', 'src'], {
    cwd: copy,
    encoding: 'utf8',
  })
  const { diagnostics } = report.parse(JSON.parse(run.stdout))
  return diagnostics.map(({ code, filename }) => ({ path: filename, rule: code }))
}

function houseRules(): readonly { path: string; rule: string }[] {
  const architecture = readFileSync('docs/architecture.md', 'utf8')
  return findBreaches(readSources(copy), architecture).flatMap(({ rule, path }) =>
    rule === 'folder-size'
      ? seedsIn(path).map((file) => ({ path: file, rule: `house(${rule})` }))
      : [{ path, rule: `house(${rule})` }],
  )
}

function seedsIn(folder: string): readonly string[] {
  return readSources(copy)
    .map(({ path }) => path)
    .filter((path) => dirname(path) === folder)
}
