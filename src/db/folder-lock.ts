import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
  }
  return {
    release: () => {
      if (holder(path) === mine) rmSync(path, { force: true })
    },
  }
}

function refuseIfHeld(folder: string, path: string): void {
  const [pid = ''] = holder(path).split(' ')
  if (pid === '' || Number(pid) === process.pid || identity(Number(pid)) !== holder(path)) return
  throw new Refusal(
    `The data folder ${folder} is in use by process ${pid}. Stop that Houserules first, or name another folder: HOUSERULES_DATA=other-data npm start`,
  )
}

function create(path: string, content: string): boolean {
  if (existsSync(path)) return false
  try {
    writeFileSync(path, content, { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function holder(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
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
