import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import { Refusal } from '#core/refusal.ts'

import type { Engine, Owner } from './engine.ts'

/** One file of migrations/: its name, its text and the SHA-256 of that text. */
export type Migration = { readonly name: string; readonly text: string; readonly seal: string }

const fileName = /^\d{4}-[a-z0-9-]+\.sql$/
const record = z.array(z.object({ name: z.string(), sha256: z.string() }))

/** The migrations of a folder in their order. Throws when a name does not follow the numbering. */
export function readMigrations(folder: string): readonly Migration[] {
  return readdirSync(folder)
    .toSorted()
    .map((name, index) => {
      const number = String(index + 1).padStart(4, '0')
      if (!fileName.test(name) || !name.startsWith(number)) {
        throw new Error(`migrations: expected ${number}-….sql, found ${name}`)
      }
      const text = readFileSync(join(folder, name), 'utf8')
      return { name, text, seal: createHash('sha256').update(text).digest('hex') }
    })
}

/**
 * Brings a database up to date, each migration in a transaction of its own; gives the names of those
 * it ran. Throws a `Refusal` when what ran before is not what the files say, or when one fails.
 */
export async function migrate(
  engine: Engine,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  return engine.exclusively(async (owner) => {
    await owner.script(`
      CREATE TABLE IF NOT EXISTS migration (
        name text PRIMARY KEY,
        sha256 text NOT NULL,
        run_at timestamptz NOT NULL DEFAULT now()
      )`)
    const done = record.parse(await owner.rows('SELECT name, sha256 FROM migration ORDER BY name'))
    checkHistory(done, migrations)
    const waiting = migrations.slice(done.length)
    for (const migration of waiting) await run(owner, migration)
    return waiting.map(({ name }) => name)
  })
}

function checkHistory(done: z.infer<typeof record>, migrations: readonly Migration[]): void {
  for (const [index, { name, sha256 }] of done.entries()) {
    const file = migrations[index]
    if (file?.name !== name) {
      throw new Refusal(
        `The database was made by another version of Houserules: it has run ${name}, which this version does not have at that place. Start the version that made it, or a newer one.`,
      )
    }
    if (file.seal !== sha256) {
      throw new Refusal(
        `migrations/${name} was changed after this database ran it. Put the file back as it was, and make the change in a new migration.`,
      )
    }
  }
}

async function run(owner: Owner, { name, text, seal }: Migration): Promise<void> {
  try {
    await owner.script('BEGIN')
    await owner.script(text)
    // Both values are of a known form (`fileName`, hexadecimal), so quoting cannot go wrong.
    await owner.script(`INSERT INTO migration (name, sha256) VALUES ('${name}', '${seal}')`)
    await owner.script('COMMIT')
  } catch (error) {
    await owner.script('ROLLBACK')
    const reason = error instanceof Error ? error.message : String(error)
    throw new Refusal(`The database could not be brought up to date: ${name}: ${reason}.`, {
      cause: error,
    })
  }
}
