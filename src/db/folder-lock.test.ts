import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeEach, expect, test } from 'vitest'

import { lockFolder } from './folder-lock.ts'

const parent = mkdtempSync(join(tmpdir(), 'houserules-lock-'))
afterAll(() => rmSync(parent, { recursive: true }))

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(parent, 'data-'))
})

const program = `
  import { lockFolder } from ${JSON.stringify(join(import.meta.dirname, 'folder-lock.ts'))}
  await lockFolder(process.argv[1])
  console.log('locked')
  setInterval(() => {}, 1000)`

test('a lock is given back', async () => {
  const lock = await lockFolder(folder)
  lock.release()

  expect(existsSync(join(folder, 'lock'))).toBe(false)
})

test('a folder another process works on is refused, naming the process; once that is gone it is not', async () => {
  const other = spawn(process.execPath, ['--input-type=module', '-e', program, folder])
  await once(other.stdout, 'data')

  await expect(lockFolder(folder)).rejects.toThrow(
    `The data folder ${folder} is in use by process ${other.pid}.`,
  )

  other.kill('SIGKILL')
  await once(other, 'exit')
  const lock = await lockFolder(folder)
  expect(readFileSync(join(folder, 'lock'), 'utf8')).toMatch(new RegExp(`^${process.pid}\\b`))
  lock.release()
})

test('a lock whose number now belongs to another process is taken over', async () => {
  writeFileSync(join(folder, 'lock'), `${process.ppid} another-start-of-the-machine 12345`)

  const lock = await lockFolder(folder)

  expect(readFileSync(join(folder, 'lock'), 'utf8')).toMatch(new RegExp(`^${process.pid}\\b`))
  lock.release()
})

test('a lock file that says nothing is taken over', async () => {
  writeFileSync(join(folder, 'lock'), '')

  const lock = await lockFolder(folder)

  expect(existsSync(join(folder, 'lock'))).toBe(true)
  lock.release()
})
