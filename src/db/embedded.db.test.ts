import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeEach, expect, inject, test } from 'vitest'

import { keepTrust } from '#people/keep-trust.ts'
import { listTrusts } from '#people/list-trusts.ts'

import { connect } from './connect.ts'

const parent = mkdtempSync(join(tmpdir(), 'houserules-folder-'))
afterAll(() => rmSync(parent, { recursive: true }))

let dataDir = ''
beforeEach(() => {
  dataDir = mkdtempSync(join(parent, 'data-'))
})

// A data folder is PGlite's alone; on the PostgreSQL run there is nothing to see here.
const onPglite = test.skipIf(inject('testDatabase').kind !== 'pglite')

onPglite('what is kept in a data folder is there at the next start', async () => {
  const first = await connect({ dataDir })
  const trust = await keepTrust({ db: first }, { code: 'OAK', name: 'Oak Trust', slug: 'oak' })
  await first.close()

  const second = await connect({ dataDir })
  expect(await listTrusts({ db: second })).toEqual([trust])
  await second.close()
})

onPglite('a damaged database is refused in one line that says what to do', async () => {
  await (await connect({ dataDir })).close()
  writeFileSync(join(dataDir, 'database', 'global', 'pg_control'), 'damage')

  await expect(connect({ dataDir })).rejects.toThrow(
    /cannot be opened; it may be damaged\. Put a copy/,
  )
  expect(existsSync(join(dataDir, 'lock'))).toBe(false)
})

onPglite('a first start that was cut short is begun again', async () => {
  mkdirSync(join(dataDir, 'database.unfinished'))
  writeFileSync(join(dataDir, 'database.unfinished', 'PG_VERSION'), '18')

  const db = await connect({ dataDir })

  expect(await listTrusts({ db })).toEqual([])
  await db.close()
})
