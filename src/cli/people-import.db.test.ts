import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, inject, test } from 'vitest'
import { z } from 'zod'

import { connect } from '#db/connect.ts'
import { keepTrust } from '#people/keep-trust.ts'
import { oneRosterFiles, type OneRosterUser } from '#test/import-files.ts'

// The command opens its own database, so one run of the two is enough.
const isHere = inject('testDatabase').kind === 'pglite'
const home = mkdtempSync(join(tmpdir(), 'houserules-import-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const shown = z.object({
  applied: z.boolean(),
  counts: z.object({ new: z.number(), left: z.number(), unchanged: z.number() }),
})

async function folderOf(count: number, is: Partial<OneRosterUser> = {}): Promise<string> {
  const folder = join(home, `files-${count}-${is.role ?? 'student'}`)
  mkdirSync(folder)
  const people = Array.from({ length: count }, (_, i) => ({
    id: `p${i}`,
    name: `Ada Ash${i}`,
    ...is,
  }))
  for (const { name, open } of oneRosterFiles(people).values()) {
    const pieces = []
    for await (const piece of open()) pieces.push(piece)
    writeFileSync(join(folder, name), Buffer.concat(pieces))
  }
  return folder
}

function run(command: string, ...args: readonly string[]) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [`src/cli/${command}.ts`, ...args],
    {
      encoding: 'utf8',
      env: { HOUSERULES_DATA: join(home, 'data') },
    },
  )
  return { stdout, stderr, status }
}

function bringIn(folder: string, ...more: readonly string[]) {
  const day = ['--day', '2026-11-20']
  return run('people-import', '--trust', 'lea', '--format', 'oneroster', folder, ...day, ...more)
}

describe.skipIf(!isHere)('the command', () => {
  test('previews, applies, asks a second time before many leave, and tells what is wrong', async () => {
    const db = await connect({ dataDir: join(home, 'data') })
    await keepTrust({ db }, { code: 'LEA', name: 'Invented Trust', slug: 'invented' })
    await db.close()
    const [all, some] = [await folderOf(4), await folderOf(3)]

    const preview = bringIn(all)
    const applied = bringIn(all, '--apply')
    const held = bringIn(some, '--apply')
    const confirmed = bringIn(some, '--apply', '--confirm-leaving', '1')
    const stranger = run('people-import', '--trust', 'XYZ', '--format', 'oneroster', all)
    const noFolder = bringIn(join(home, 'nowhere'))
    const roles = run('people-roles', '--trust', 'LEA')
    const elsewhere = ['--source', 'payroll', '--apply'] as const
    const teachers = await folderOf(1, { role: 'teacher', email: 'ada@staff.example' })
    bringIn(teachers, '--source', 'rota', '--apply')
    const asked = bringIn(teachers, ...elsewhere)
    const both = bringIn(teachers, ...elsewhere, '--link-lookalikes', '--keep-apart')
    const linked = bringIn(teachers, ...elsewhere, '--link-lookalikes')

    expect(shown.parse(JSON.parse(preview.stdout))).toMatchObject({
      applied: false,
      counts: { new: 4 },
    })
    expect(shown.parse(JSON.parse(applied.stdout))).toMatchObject({
      applied: true,
      counts: { new: 4 },
    })
    expect(held.status).toBe(1)
    expect(held.stderr).toContain('--confirm-leaving 1')
    expect(shown.parse(JSON.parse(held.stdout)).applied).toBe(false)
    expect(shown.parse(JSON.parse(confirmed.stdout))).toMatchObject({
      applied: true,
      counts: { left: 1, unchanged: 3 },
    })
    expect([stranger.status, stranger.stderr]).toEqual([
      1,
      '--trust is the code of a trust of this installation.\n',
    ])
    expect(noFolder.stderr).toContain('There is no file or folder')
    expect(roles.stdout).toContain('"nobody"')
    expect([asked.status, both.status, linked.status]).toEqual([1, 1, 0])
    expect(asked.stderr).toContain('1 look like somebody already here')
    expect(asked.stdout).toContain('"like": "Ada Ash0"')
    expect(both.stderr).toContain('not both')
    expect(linked.stdout).toContain('"applied": true')
  }, 120_000)
})
