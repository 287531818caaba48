import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest'

import { makeTrust } from '#test/makers.ts'

import { connect } from './connect.ts'
import type { Db } from './db.ts'

const parent = mkdtempSync(join(tmpdir(), 'houserules-folder-'))
afterAll(() => rmSync(parent, { recursive: true }))

let dataDir = ''
beforeEach(() => {
  dataDir = mkdtempSync(join(parent, 'data-'))
})

// A data folder is PGlite's alone; on the PostgreSQL run there is nothing to see here.
describe.skipIf(inject('testDatabase').kind !== 'pglite')('a data folder', () => {
  test('keeps what was put into it until the next start', async () => {
    const first = await connect({ dataDir })
    const trust = await makeTrust(first)
    await first.close()

    const second = await connect({ dataDir })
    expect(await names(second)).toEqual([trust.name])
    await second.close()
  })

  test('that is damaged is refused in one line that says what to do, and is not left locked', async () => {
    await (await connect({ dataDir })).close()
    writeFileSync(join(dataDir, 'database', 'global', 'pg_control'), 'damage')

    await expect(connect({ dataDir })).rejects.toThrow(
      /cannot be opened; it may be damaged\. Put a copy/,
    )
    expect(existsSync(join(dataDir, 'lock'))).toBe(false)
  })

  test('whose first start was cut short is begun again', async () => {
    mkdirSync(join(dataDir, 'database.unfinished'))
    writeFileSync(join(dataDir, 'database.unfinished', 'PG_VERSION'), '18')

    const db = await connect({ dataDir })

    expect(await names(db)).toEqual([])
    await db.close()
  })
})

async function names(db: Db): Promise<readonly string[]> {
  const rows = await db.transaction((tx) => tx.query.selectFrom('trust').select('name').execute())
  return rows.map(({ name }) => name)
}
