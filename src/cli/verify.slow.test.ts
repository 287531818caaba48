import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

import { renderProof } from '#audit/log/tlog-proof.ts'
import { emptyTree, leafHash } from '#audit/log/tree.ts'
import { exportOf, leafOf, madeLog, madeSigner } from '#test/made-log.ts'

const folder = mkdtempSync(join(tmpdir(), 'houserules-verify-'))
afterAll(() => rmSync(folder, { recursive: true }))

const log = madeLog(20)
const { lines, notes } = exportOf(log)
const key = log.signer.publicKey

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const sound = file('sound.jsonl', lines.join(''))
const tampered = file('tampered.jsonl', lines.join('').replace('anonymous', 'somebody'))
const kept = file('kept.checkpoint', notes[0] ?? '')
const foreign = file(
  'foreign.checkpoint',
  exportOf({ ...log, signer: madeSigner(2) }).notes[0] ?? '',
)
const notUtf8 = join(folder, 'not-utf8.jsonl')
writeFileSync(notUtf8, Buffer.from(lines.join(''), 'latin1'))
const proof = file('one.tlog-proof', proofOf(4))
const otherProof = file('other.tlog-proof', proofOf(4).replace('index 4', 'index 5'))

function proofOf(index: number): string {
  const { committed } = leafOf(index)
  if (committed === undefined) throw new Error('a new leaf is not erased')
  const tree = emptyTree()
  for (const { commitment } of log.leaves) tree.append(leafHash(commitment))
  const path = tree.inclusion(index, 20)
  return renderProof({ committed, index, path, note: notes.at(-1) ?? '' })
}

const hasPython = spawnSync('python3', ['--version']).status === 0
const verifiers = [
  ['the command', process.execPath, 'src/cli/verify.ts'],
  ...(hasPython
    ? [['the second implementation', 'python3', 'scripts/verify-audit.py'] as const]
    : []),
] as const

describe.each(verifiers)('%s', (_, program, script) => {
  const verify = (...words: readonly string[]) =>
    spawnSync(program, [script, ...words], { encoding: 'utf8' })

  test('ends with 0 and says how much a sound export holds', () => {
    const { status, stdout } = verify('--key', key, '--witnessed', kept, sound)

    expect(stdout).toMatch(
      /sound\.jsonl: sound\. .*: entries 20, of them erased 3, checkpoints 3, root /,
    )
    expect(status).toBe(0)
  })

  test('takes a kept checkpoint as mail may have left it', () => {
    const mailed = file('mailed.txt', `${notes[1]?.trim().replaceAll('\n', '\r\n')}`)

    expect(verify('--key', key, '--witnessed', mailed, sound).status).toBe(0)
  })

  test('says so when no key was given', () => {
    const { status, stdout } = verify(sound)

    expect(stdout).toContain('No --key was given')
    expect(status).toBe(0)
  })

  test('ends with 1 when one of several is not sound, and says where', () => {
    const { status, stdout } = verify('--key', key, sound, tampered)

    expect(stdout).toContain('line 2: entry 0 is not what was recorded')
    expect(status).toBe(1)
  })

  test.each([
    ['another key', ['--key', madeSigner(2).publicKey, sound], 'names an unknown key'],
    [
      'a checkpoint of somebody else',
      ['--key', key, '--witnessed', foreign, sound],
      'kept elsewhere',
    ],
    ['bytes that are no UTF-8', ['--key', key, notUtf8], 'is not a line of an export'],
    ['a proof of another place', ['--key', key, otherProof], 'proves nothing'],
    ['a proof without a key', [proof], 'proves nothing'],
  ])('ends with 1 for %s', (__, words, said) => {
    const { status, stdout } = verify(...words)

    expect(stdout).toContain(said)
    expect(status).toBe(1)
  })

  test('shows the entry that a proof proves', () => {
    const { status, stdout } = verify('--key', key, proof)

    expect(stdout).toMatch(/: sound\. .*: entry 4 of 20: \{.*"action":"decision\.made"/)
    expect(status).toBe(0)
  })

  test.each([
    ['no file', []],
    ['a file that is not there', [join(folder, 'absent')]],
    ['a key that is none', ['--key', 'nonsense', sound]],
    ['a word it does not know', ['--quick', sound]],
  ])('ends with 2 for %s', (__, words) => {
    expect(verify(...words).status).toBe(2)
  })
})
