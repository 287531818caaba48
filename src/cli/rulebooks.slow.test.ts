import { spawnSync } from 'node:child_process'

import { expect, test } from 'vitest'
import { z } from 'zod'

type Run = { readonly out: string; readonly errors: string; readonly code: number | null }

function run(command: 'rulebooks' | 'ledger', ...args: readonly string[]): Run {
  const path = `src/cli/${command}.ts`
  const { stdout, stderr, status } = spawnSync(process.execPath, [path, ...args], {
    encoding: 'utf8',
  })
  return { out: stdout, errors: stderr, code: status }
}

test('a sound rulebook is counted, and no mistake is found in it', () => {
  const { out, errors, code } = run('rulebooks', 'st-clare')

  expect({ errors, code }).toEqual({ errors: '', code: 0 })
  expect(out).toMatch(
    /^rulebooks\/st-clare: 38 clauses, \d+ rules, (\d+) of \1 examples as expected, 0 mistakes\n$/,
  )
})

test('a rulebook or trust that is not there is told with those that are', () => {
  const [slug, trust] = [run('rulebooks', 'st-clair'), run('ledger', 'XYZ')]

  expect([slug.code, trust.code]).toEqual([1, 1])
  expect(slug.errors).toMatch(/no rulebook `st-clair`; there are .*`st-clare`/)
  expect(trust.errors).toBe('There is no rulebook of XYZ; there are DOW, LEA, STC, TRI, WDA.\n')
})

test('the ledger has a line of JSON a clause for software, and counts the states for people', () => {
  const line = z.object({ trust: z.literal('STC'), clause: z.string(), state: z.string() })
  const { out } = run('ledger', '--json', 'STC')

  expect(
    out
      .trimEnd()
      .split('\n')
      .map((one) => line.parse(JSON.parse(one))),
  ).toHaveLength(38)
  expect(run('ledger', 'stc').out).toMatch(/St Clare .*: 38 clauses[\s\S]* \d+ not yet\n$/)
})
