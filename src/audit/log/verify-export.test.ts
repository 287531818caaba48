import { describe, expect, test } from 'vitest'

import { exportOf, leafOf, madeLog, madeSigner } from '#test/made-log.ts'
import { tamperings, waysToTamper } from '#test/tamperings.ts'

import { verifyExport } from './verify-export.ts'

const log = madeLog(24)
const { lines, notes } = exportOf(log)
const keys = [log.signer.publicKey]
const sound = { keys, witnessed: [] }

const ofText = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

test('an export as it was made has no problem, with every checkpoint kept elsewhere', () => {
  expect(verifyExport(lines, { keys, witnessed: notes })).toEqual({
    origin: log.origin,
    size: 24,
    root: notes.at(-1)?.split('\n')[2],
    erased: 3,
    checkpoints: 3,
    problems: [],
  })
})

test('without a key it is held to the keys it names itself', () => {
  expect(verifyExport(lines, { keys: [], witnessed: notes }).problems).toEqual([])
})

// `npm run attack` does the same ten thousand times, with the second implementation beside it.
test('random ways to tamper with it are all found', () => {
  const tamper = tamperings(madeLog(14), 6962)
  const kinds = new Map<string, number>()
  const missed: string[] = []
  for (let count = 0; count < 1000; count++) {
    const { kind, text, witnessed } = tamper()
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    if (verifyExport(ofText(text), { keys, witnessed }).problems.length === 0) missed.push(text)
  }

  expect(missed).toEqual([])
  expect(kinds.size).toBe(waysToTamper())
  expect(Math.min(...kinds.values())).toBeGreaterThan(30)
})

test('what the keeper of the key did is not seen by somebody who kept nothing', () => {
  const shorter = exportOf({ ...log, leaves: log.leaves.slice(0, 10), signedAt: [8] })
  const rolledBack = [...shorter.lines.slice(0, 9), ...shorter.lines.slice(11)]
  const trusted = { keys, witnessed: notes.slice(1) }

  expect(verifyExport(rolledBack, { keys, witnessed: notes.slice(0, 1) }).problems).toEqual([
    'entry 3 was erased, and no entry says so',
  ])
  expect(verifyExport(rolledBack, trusted).problems).toContain(
    'checkpoint 1 kept elsewhere has entries that the file has not',
  )
})

describe('it says what is wrong:', () => {
  const problemsOf = (changed: readonly string[]) => verifyExport(changed, sound).problems
  const replaced = (at: number, from: string, to: string) =>
    lines.with(at, (lines[at] ?? '').replace(from, to))

  test.each([
    [
      'an entry that was edited',
      replaced(2, 'anonymous', 'somebody'),
      'line 3: entry 1 is not what was recorded',
    ],
    ['an entry left out', lines.toSpliced(2, 1), 'line 3: entry 1 is missing or out of order'],
    ['a line written another way', replaced(2, '{"', '{ "'), 'line 3: is not a line of an export'],
    [
      'a file cut short',
      lines.with(-1, (lines.at(-1) ?? '').slice(0, -1)),
      'line 30: is not a line of an export',
    ],
    ['no checkpoint', lines.slice(0, 25), 'no checkpoint is signed by the log’s key'],
    ['a last checkpoint left out', lines.slice(0, -2), 'the last entries are under no checkpoint'],
    [
      'a proof left out',
      lines.toSpliced(-2, 1),
      'line 29: the proof that the log only grew does not hold',
    ],
    ['a proof to nowhere', lines.slice(0, -1), 'the last proof leads to no checkpoint'],
    ['two first lines', lines.toSpliced(0, 0, lines[0] ?? ''), 'line 2: is out of place'],
    ['no first line', lines.slice(1), 'the file does not say which log it is of'],
    [
      'an entry after a checkpoint',
      lines.toSpliced(26, 0, lines[1] ?? ''),
      'line 27: is out of place',
    ],
    [
      'another log',
      replaced(0, 'made-for', 'unmade-for'),
      'line 26: the checkpoint at 8 entries is of another log',
    ],
    [
      'another form',
      replaced(0, 'export/1', 'export/2'),
      'line 1: is of a form this version cannot read',
    ],
    [
      'another key',
      exportOf({ ...log, signer: madeSigner(2) }).lines,
      'line 26: names an unknown key',
    ],
    ['nothing at all', [], 'no checkpoint is signed by the log’s key'],
  ])('%s', (_, changed, words) => {
    expect(problemsOf(changed)).toContain(words)
  })

  test('an erasure told of before its entry, or by an entry that is no erasure', () => {
    const { committed: _, ...gone } = leafOf(1)
    const told = { indexes: [1] }
    const leaves = [
      leafOf(0, 'audit-entries.erased', told),
      gone,
      leafOf(2, 'decision.made', { ...told, why: '"audit-entries.erased"' }),
    ]
    const made = exportOf({ ...log, leaves, signedAt: [3] })

    expect(problemsOf(made.lines)).toEqual(['entry 1 was erased, and no entry says so'])
  })
})
