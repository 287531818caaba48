import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

import { expect, test } from 'vitest'
import { z } from 'zod'

type Run = { readonly out: string; readonly errors: string; readonly code: number | null }

async function run(args: readonly string[], input = ''): Promise<Run> {
  const child = spawn(process.execPath, ['scripts/launch.mjs', 'src/cli/ask.ts', ...args])
  const closed = once(child, 'close').then(() => child.exitCode)
  child.stdin.end(input)
  const [out, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), closed])
  return { out, errors, code }
}

const codes = z.array(z.string())
const answered = z.object({
  id: z.unknown(),
  answer: z.enum(['allow', 'allow-with-conditions', 'deny', 'report', 'not-covered']),
  clauses: codes,
  routes: codes,
  conditions: codes,
  advice: codes,
  notes: codes,
  ambiguous: z.boolean(),
  missing: codes,
})
const bad = z.strictObject({ id: z.unknown().optional(), error: z.string() })
const line = z.union([answered, bad])

async function answers(lines: readonly string[]): Promise<readonly z.infer<typeof line>[]> {
  const { out, code, errors } = await run(['--jsonl'], lines.join('\n'))
  expect({ code, errors }).toEqual({ code: 0, errors: '' })
  return out
    .trimEnd()
    .split('\n')
    .map((given) => line.parse(JSON.parse(given)))
}

const pupilRequest = {
  action: 'accept-connection',
  actor: { role: 'teacher' },
  subject: { role: 'pupil', relative: 'no' },
  context: { account: 'personal' },
}

function question(id: unknown, more: object = {}): string {
  return JSON.stringify({
    id,
    trust: 'LEA',
    as_of: '2024-03-01',
    structured: pupilRequest,
    ...more,
  })
}

test('each line is answered on a line of its own, in order, under its own trust’s policy', async () => {
  const [one, two] = await answers([question(1), question('two', { trust: 'STC' })])

  expect(one).toMatchObject({ id: 1, answer: 'deny' })
  expect(clausesOf(one)).toContain('LEA-9.01')
  expect(two?.id).toBe('two')
  expect(clausesOf(two).every((id) => id.startsWith('STC-'))).toBe(true)
})

test('a bad line says what is wrong, and the rest goes on', async () => {
  const given = await answers([
    'nonsense',
    question('a', { trust: 'XYZ' }),
    question('b', { structured: { action: 'fly' } }),
    question('c', { structured: undefined }),
    question('d', { as_of: '2023-02-30' }),
    '',
    question('e'),
  ])

  expect(
    given.map((one) => [one.id, 'error' in one ? one.error.slice(0, 26) : one.answer]),
  ).toEqual([
    [undefined, 'This line is not a JSON ob'],
    ['a', 'There is no trust "XYZ"; t'],
    ['b', 'There is no action "fly"; '],
    ['c', '`structured` is not there '],
    ['d', '`as_of` is not a day such '],
    ['e', 'deny'],
  ])
})

test('what is not understood stays unknown and stands in the notes', async () => {
  const structured = {
    ...pupilRequest,
    mood: 'good',
    context: { account: 'personal', moon: 'full' },
  }

  const [one] = await answers([question(1, { structured })])

  expect(one && 'notes' in one ? one.notes : []).toEqual(
    expect.arrayContaining(['record:not-understood:mood', 'record:not-understood:context.moon']),
  )
})

test('questions come faster than answers are taken, and none is lost', async () => {
  const many = Array.from({ length: 3000 }, (_, i) => question(i))

  const given = await answers(many)

  expect(given.map(({ id }) => id)).toEqual(many.map((_, i) => i))
})

test('a person gets the answer in words', async () => {
  const { out, code } = await run([
    'LEA',
    'accept-connection',
    'actor.role=teacher',
    'subject.role=former-pupil',
    'subject.left_on=2022-07-22',
    'context.account=personal',
    'on=2024-03-01',
  ])

  expect(code).toBe(0)
  expect(out).toContain('ADVISED AGAINST')
  expect(out).toContain('LEA-9.01')
  expect(out).not.toContain('review')
})

test('a review that is late by the text alone is told as no more than that', async () => {
  const { out } = await run(['LEA', 'accept-connection', 'actor.role=teacher', 'on=2026-03-01'])

  expect(out).toContain('Its text says that its review was due on 31 August 2024')
})

test('without anything to ask it says how to ask; a wrong trust or action says what there is', async () => {
  expect((await run([])).out).toContain('npm run ask --')

  const [trust, action] = [await run(['XYZ', 'like']), await run(['LEA', 'fly'])]

  expect([trust.code, action.code]).toEqual([1, 1])
  expect(trust.errors).toContain('LEA')
  expect(action.errors).toContain('accept-connection')
})

function clausesOf(one: z.infer<typeof line> | undefined): readonly string[] {
  return one && 'clauses' in one ? one.clauses : []
}
