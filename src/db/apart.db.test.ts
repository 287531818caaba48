import { describe, expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import {
  type FilledTable,
  fillTables,
  insertion,
  madeRow,
  readTables,
  type Row,
} from '#test/filled-tables.ts'
import { testDb } from '#test/test-db.ts'

import type { Owner } from './engine.ts'

// What somebody who got hold of the application's connection could learn of a trust that is not theirs,
// tried on every table, unique key and reference that PostgreSQL's catalogue lists.

const db = await testDb()
const [here, elsewhere] = [newId(), newId()]
const tables = await db.engine.exclusively(readTables)
const filled = await db.engine.exclusively((owner) => fillTables(owner, tables, { trustId: here }))
const named = tables.map((table) => ({ name: table.name, table }))
const keys = named.flatMap(({ table }) => table.keys.map((key) => ({ ...key, table })))
const references = named
  .flatMap(({ table }) => table.references.map((reference) => ({ ...reference, table })))
  .filter(({ columns, to }) => columns.length > 1 && to !== 'trust')

const settings = [
  ['no trust', undefined],
  ['a blank trust', ''],
  ['another trust', elsewhere],
] as const

/** What a statement of the application gives in a trust; nothing of it is kept. */
async function asApplication(
  statement: string,
  { trust, before = [] }: { readonly trust: string | undefined; readonly before?: string[] },
): Promise<readonly unknown[] | string> {
  return db.engine.exclusively(async (owner) => {
    await owner.script(['BEGIN', ...before, 'SET LOCAL ROLE houserules_app'].join(';\n'))
    try {
      if (trust !== undefined) await owner.rows(`SELECT set_config('app.trust', '${trust}', true)`)
      return await owner.rows(statement)
    } catch (error) {
      return wordsOf(error)
    } finally {
      await rollBack(owner)
    }
  })
}

async function rollBack(owner: Owner): Promise<void> {
  await owner.script('ROLLBACK')
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) throw error
  const [code, detail] = ['code', 'detail'].map((name) => String(Reflect.get(error, name) ?? ''))
  return `${code} ${error.message} ${detail}`
}

test('every table is filled, so that there is something to be seen', async () => {
  expect(tables.length).toBeGreaterThan(20)
  for (const { name } of tables) {
    const rows = await asApplication(`SELECT 1 AS row FROM "${name}"`, { trust: here })
    expect([name, rows]).toEqual([name, [{ row: 1 }]])
  }
})

describe.each(settings)('in a transaction that named %s', (_, trust) => {
  test.each(named)('$name shows nothing, and no error', async ({ name }) => {
    expect(await asApplication(`SELECT * FROM "${name}"`, { trust })).toEqual([])
  })

  test.each(named)('$name takes no row of the trust', async ({ table }) => {
    const again = insertion(table.name, filled.get(table.name) ?? new Map<string, string>())
    const fresh = insertion(table.name, madeRow(table, here))

    const answers = [await asApplication(again, { trust }), await asApplication(fresh, { trust })]
    expect(answers[0]).toBe(answers[1])
    expect(answers[0]).toMatch(/^42501 /)
  })
})

/** The same key as a row of another trust, and one that nobody has. */
async function attempts(table: FilledTable, columns: readonly string[], before: string[] = []) {
  const fresh = madeRow(table, elsewhere)
  const same = new Map([...fresh, ...rowOf(table, columns)])
  const attempt = (row: Row): Promise<unknown> =>
    asApplication(`${insertion(table.name, row)} RETURNING 1 AS kept`, { trust: elsewhere, before })
  return [await attempt(same), await attempt(fresh)] as const
}

test.each(keys)(
  'the key $name does not tell what another trust has',
  async ({ table, columns }) => {
    const [same, fresh] = await attempts(table, columns)

    expect(same).toEqual(fresh)
    expect(fresh).toEqual([{ kept: 1 }])
  },
)

test('a key that counts across trusts is seen to tell', async () => {
  const table = tables.find(({ name }) => name === 'person')
  if (!table) throw new Error('there is no table of people')
  const before = ['CREATE UNIQUE INDEX attic ON person (person_id)']

  const [same, fresh] = await attempts(table, ['person_id'], before)
  expect(same).toMatch(/^23505 /)
  expect(fresh).toEqual([{ kept: 1 }])
})

test.each(references)(
  'the reference $name does not tell what another trust has',
  async ({ name, table, definition, to, columns, toColumns }) => {
    const before = [`ALTER TABLE "${table.name}" ADD CONSTRAINT "${name}" ${definition} NOT VALID`]
    const target = tables.find((each) => each.name === to)
    const theirs = filled.get(to)
    if (!target || !theirs) throw new Error(`${to} is not filled`)
    const attempt = async (row: Row): Promise<unknown> => {
      const held = columns.map(
        (column, index) => [column, row.get(toColumns[index] ?? '') ?? ''] as const,
      )
      const tried = new Map([...madeRow(table, elsewhere), ...held, ['trust_id', `'${elsewhere}'`]])
      const answer = await asApplication(insertion(table.name, tried), { trust: elsewhere, before })
      return typeof answer === 'string' ? answer.replaceAll(/=\(.*\)/g, '=(…)') : answer
    }

    const [existing, invented] = [await attempt(theirs), await attempt(madeRow(target, here))]
    expect(existing).toBe(invented)
    expect(existing).toMatch(/^(23503|42501) /)
  },
)

function rowOf({ name }: FilledTable, columns: readonly string[]): readonly [string, string][] {
  return columns
    .filter((column) => column !== 'trust_id')
    .map((column) => [column, filled.get(name)?.get(column) ?? ''])
}
