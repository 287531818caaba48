import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'
import { z } from 'zod'

import { containing } from '#test/matching.ts'

const summary = z.object({
  draft: z.string(),
  trust: z.string(),
  clauses: z.number(),
  rules: z.number(),
  offers: z.array(z.object({ clause: z.string(), control: z.string(), why: z.string() })),
})

function run(file: string, ...args: readonly string[]) {
  return spawnSync(process.execPath, [`src/cli/${file}.ts`, ...args], { encoding: 'utf8' })
}

const policy = join('src', 'policies', 'importing', 'fixtures', 'brambleford.txt')

test('a policy is brought in, summed up, and its draft passes the check of rulebooks', () => {
  const out = mkdtempSync(join(tmpdir(), 'drafts-'))
  const { stdout, stderr } = run('import-policy', policy, '--out', out)
  const said = summary.parse(JSON.parse(stdout))
  const checked = run('rulebooks', join(out, 'brambleford-learning-trust'))

  expect(stderr).toBe('')
  expect(said).toMatchObject({
    trust: 'BLT',
    draft: join(out, 'brambleford-learning-trust', 'policy.md'),
  })
  expect(said.offers.find(({ clause }) => clause === 'BLT-3.03')).toMatchObject({
    control: 'friends-current-pupils',
    why: containing('“pupils”'),
  })
  expect(readFileSync(said.draft, 'utf8')).toContain('confirmed: no')
  expect(checked.stdout).toMatch(/ 0 mistakes\n$/)
})

test('a draft that is there already is not overwritten unasked', () => {
  const out = mkdtempSync(join(tmpdir(), 'drafts-'))
  run('import-policy', policy, '--out', out)
  const again = run('import-policy', policy, '--out', out)

  expect([again.status, again.stdout]).toEqual([1, ''])
  expect(again.stderr).toContain('--replace')
  expect(run('import-policy', policy, '--out', out, '--replace').status).toBe(0)
})

test('a file that cannot be read is refused in one line', () => {
  const broken = join(mkdtempSync(join(tmpdir(), 'drafts-')), 'broken.pdf')
  writeFileSync(broken, '%PDF-1.4 nothing else')
  const { stderr, status } = run('import-policy', broken)

  expect(status).toBe(1)
  expect(stderr).toBe(
    'The file cannot be opened. Save it again from the program it was written with.\n',
  )
})
