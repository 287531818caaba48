import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { PGlite } from '@electric-sql/pglite'
import type { TestProject } from 'vitest/node'

import { pgliteEngine } from '#db/engine.ts'
import { migrate, readMigrations } from '#db/migrate.ts'

import './context.ts'

/** Makes the template all test databases begin as; it is kept until a migration or PGlite changes. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('testDatabase', { kind: 'pglite', template: await template() })
}

async function template(): Promise<string> {
  const migrations = readMigrations('migrations')
  const seal = createHash('sha256')
    .update(migrations.map((each) => each.seal).join(), 'utf8')
    .digest('hex')
  const folder = join('node_modules', '.cache', 'houserules')
  const path = join(process.cwd(), folder, `pglite-${seal.slice(0, 16)}.tar`)
  if (existsSync(path)) return path

  mkdirSync(folder, { recursive: true })
  const pglite = await PGlite.create()
  await migrate(pgliteEngine(pglite), migrations)
  const dump = await pglite.dumpDataDir('none')
  await pglite.close()
  const unfinished = `${path}.${process.pid}`
  writeFileSync(unfinished, Buffer.from(await dump.arrayBuffer()))
  renameSync(unfinished, path)
  return path
}
