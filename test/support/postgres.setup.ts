import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import pg from 'pg'
import type { TestProject } from 'vitest/node'

import { postgresEngine } from '#db/engine.ts'
import { migrate, readMigrations } from '#db/migrate.ts'
import { postgresPrograms } from '#scripts/postgres.ts'

import './context.ts'

const template = 'houserules_template'

/**
 * Starts a PostgreSQL of its own for the run, in a temporary folder. The tests connect as an owner who
 * is no superuser, as an installation should. Gives what ends it.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const programs = postgresPrograms()
  if (programs === undefined) throw new Error('there is no PostgreSQL on this machine')
  const who = account()
  const folder = mkdtempSync(join(tmpdir(), 'houserules-postgres-'))
  if ('uid' in who) chownSync(folder, who.uid, who.gid)

  const data = join(folder, 'data')
  const initdb = [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-sync',
    '--locale=C',
  ]
  execFileSync(join(programs, 'initdb'), initdb, { ...who, cwd: folder, stdio: 'pipe' })
  const port = await freePort()
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-k', folder, '-h', '127.0.0.1', '-p', String(port), '-F'],
    { ...who, cwd: folder, stdio: 'ignore' },
  )
  const stop = () => end(server, folder)
  try {
    await makeTemplate(port)
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('testDatabase', { kind: 'postgres', url: address('owner', port), template })
  return stop
}

/** The server refuses to run as root, so there it runs as the user Debian makes for it. */
function account(): { readonly uid: number; readonly gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {}
  const number = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: number('-u'), gid: number('-g') }
}

async function makeTemplate(port: number): Promise<void> {
  const superuser = await connected(`${address('postgres', port)}postgres`)
  await superuser.query('CREATE ROLE owner LOGIN CREATEDB CREATEROLE')
  await superuser.query(`CREATE DATABASE ${template} OWNER owner`)
  await superuser.end()
  const engine = postgresEngine(`${address('owner', port)}${template}`)
  await migrate(engine, readMigrations('migrations'))
  await engine.end()
}

async function connected(url: string): Promise<pg.Client> {
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      return client
    } catch (error) {
      if (attempt === 100) throw error
      await wait(100)
    }
  }
}

function address(user: string, port: number): string {
  return `postgres://${user}@127.0.0.1:${port}/`
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  server.close()
  if (bound === null || typeof bound === 'string') throw new Error('no port was given')
  return bound.port
}

async function end(server: ChildProcess, folder: string): Promise<void> {
  if (server.exitCode === null) {
    const exited = once(server, 'exit')
    server.kill('SIGINT')
    await exited
  }
  rmSync(folder, { recursive: true, force: true })
}
