import { spawnSync } from 'node:child_process'

import { expect, test } from 'vitest'
import { z } from 'zod'

type Run = { readonly out: string; readonly errors: string; readonly code: number | null }

function compare(...args: readonly string[]): Run {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['src/cli/compare.ts', ...args], {
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  })
  return { out: stdout, errors: stderr, code: status }
}

const opinion = z.strictObject({
  answer: z.string(),
  other_reading: z.string().optional(),
  rule: z.string().optional(),
  clauses: z.array(
    z.strictObject({ id: z.string(), part: z.string(), does: z.string(), words: z.string() }),
  ),
  routes: z.array(z.string()),
  conditions: z.array(z.string()),
  decides: z.string().optional(),
})
const difference = z.strictObject({
  type: z.literal('difference'),
  kind: z.enum(['answer', 'route', 'condition', 'decides', 'reading']),
  person: z.string(),
  action: z.string(),
  on: z.iso.date(),
  facts: z.record(z.string(), z.unknown()),
  left: opinion,
  right: opinion,
  settings: z.array(
    z.strictObject({
      name: z.string(),
      left: z.string().optional(),
      right: z.string().optional(),
    }),
  ),
  actions: z.array(z.string()).min(1),
})
const edition = z.strictObject({
  trust: z.string(),
  name: z.string(),
  edition: z.string(),
  seal: z.string().length(64),
})
const head = z.strictObject({
  type: z.literal('comparison'),
  left: edition,
  right: edition,
  on: z.iso.date(),
  differences: z.number(),
  gave_up: z.literal(0),
})

test('two trusts are compared in words: a person, both answers and both clauses', () => {
  const { out, errors, code } = compare('--left', 'DOW', '--right', 'stc')

  expect({ errors, code }).toEqual({ errors: '', code: 0 })
  expect(out).toMatch(/a former pupil, 19, left 14 months ago\. A teacher asks to accept a friend/)
  expect(out).toMatch(/DOW allows, STC refuses\.\n +DOW-3\.05 permits: .*\n +STC-4\.06 refuses: /)
})

test('the same is given as lines of JSON, of the form the guide describes', () => {
  const { out } = compare('--left', 'DOW', '--right', 'STC', '--json')
  const [first = '', ...rest] = out.trimEnd().split('\n')
  const differences = rest.map((line) => difference.parse(JSON.parse(line)))

  expect(head.parse(JSON.parse(first)).differences).toBe(differences.length)
  expect(differences.length).toBeGreaterThan(100)
})

test('an edition compared with itself has no difference', () => {
  const { out } = compare('--left', 'STC', '--right', 'rulebooks/st-clare/policy.md', '--json')

  expect(out.trimEnd().split('\n')).toHaveLength(1)
})

test('what cannot be compared is told', () => {
  expect(compare('--left', 'DOW', '--right', 'XYZ')).toEqual({
    out: '',
    errors: 'There is no rulebook of XYZ; there are DOW, LEA, STC, TRI, WDA.\n',
    code: 1,
  })
  expect(compare('--left', 'DOW', '--right', 'nowhere.md').errors).toMatch(/no file nowhere\.md/)
  expect(compare('--left', 'DOW', '--right', 'STC', '--on', 'Monday').errors).toMatch(/is a day/)
})
