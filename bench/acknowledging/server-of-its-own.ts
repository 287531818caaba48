import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import pg from 'pg'

/** A PostgreSQL server of its own in a folder, as it comes: what it confirms is on disk. */
export async function ownServer(
  programs: string,
  folder: string,
): Promise<{ readonly url: string; readonly pid: number; readonly stop: () => Promise<void> }> {
  const who = account()
  const data = join(folder, 'postgres')
  mkdirSync(data)
  if ('uid' in who) {
    chownSync(folder, who.uid, who.gid)
    chownSync(data, who.uid, who.gid)
  }
  const how = { ...who, cwd: folder, stdio: 'ignore' } as const
  const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C']
  execFileSync(join(programs, 'initdb'), initdb, how)
  const port = String(await freePort())
  const settings = ['-D', data, '-k', folder, '-h', '127.0.0.1', '-p', port]
  const server = spawn(join(programs, 'postgres'), settings, how)
  const url = `postgres://postgres@127.0.0.1:${port}/postgres?sslmode=disable`
  await untilUp(url)
  return { url, pid: server.pid ?? 0, stop: () => end(server) }
}

/** The server refuses to run as root, so there it runs as the user Debian makes for it. */
function account(): { readonly uid: number; readonly gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {}
  const number = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: number('-u'), gid: number('-g') }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  server.close()
  if (bound === null || typeof bound === 'string') throw new Error('no port was given')
  return bound.port
}

async function untilUp(url: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (attempt === 100) throw error
      await wait(100)
    }
  }
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const exited = once(server, 'exit')
  server.kill('SIGINT')
  await exited
}
