import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import { Refusal } from '#core/refusal.ts'

/** Held while a process works on a data folder. */
export type FolderLock = { readonly release: () => void }

/**
 * Takes a data folder for this process, as two on one folder would destroy the database. A lock left
 * by a process that is gone is taken over. Throws a `Refusal` that names the process which holds it.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'lock')
  const mine = identity(process.pid)
  if (!create(path, mine)) {
    refuseIfHeld(folder, path)
    rmSync(path, { force: true })
    create(path, mine)
    // Another process may be taking the same dead lock over: the one that wrote last has it.
    await wait(50)
    refuseIfHeld(folder, path)
    if (holder(path) !== mine) return lockFolder(folder)
  }
  return {
    release: () => {
      if (holder(path) === mine) rmSync(path, { force: true })
    },
  }
}

function refuseIfHeld(folder: string, path: string): void {
  const held = holder(path)
  const [pid = ''] = held.split(' ')
  if (pid === '' || Number(pid) === process.pid || identity(Number(pid)) !== held) return
  throw new Refusal(
    `The data folder ${folder} is in use by process ${pid}. Stop that Houserules first, or name another folder: HOUSERULES_DATA=other-data npm start`,
  )
}

/** Gives the lock its content before its name, so that nobody finds it empty and takes it for dead. */
function create(path: string, content: string): boolean {
  const own = `${path}.${process.pid}`
  writeFileSync(own, content)
  try {
    linkSync(own, path)
    return true
  } catch {
    if (existsSync(path)) return false
    // Not every file system has links; there the lock is empty for a moment.
    writeFileSync(path, content, { flag: 'wx' })
    return true
  } finally {
    rmSync(own, { force: true })
  }
}

/** What the lock says; nothing when it is not there, or no longer. */
function holder(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}

/**
 * What tells this process from a later one with the same number: on Linux the start of the machine
 * and of the process; elsewhere the number alone. Empty for a process that is gone.
 */
function identity(pid: number): string {
  if (!isAlive(pid)) return ''
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? ''
    return `${pid} ${boot} ${afterName.split(' ')[19] ?? ''}`
  } catch {
    return `${pid}`
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
