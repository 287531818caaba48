import { z } from 'zod'

import { newId } from '#core/ids.ts'
import type { Owner } from '#db/engine.ts'

/** A table kept apart by trust, and its columns with their types. */
export type FilledTable = {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  /** Columns of each unique key. */
  readonly keys: readonly { readonly name: string; readonly columns: readonly string[] }[]
  /** What a row of another table it needs. */
  readonly references: readonly {
    readonly name: string
    readonly definition: string
    readonly to: string
    readonly columns: readonly string[]
    readonly toColumns: readonly string[]
  }[]
}

/** A row as SQL literals by column. */
export type Row = ReadonlyMap<string, string>

const shape = z.array(
  z.object({
    name: z.string(),
    columns: z.array(z.object({ name: z.string(), type: z.string() })),
    keys: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
    references: z.array(
      z.object({
        name: z.string(),
        definition: z.string(),
        to: z.string(),
        columns: z.array(z.string()),
        toColumns: z.array(z.string()),
      }),
    ),
  }),
)

/** Every table with a `trust_id` but `trust` itself, as PostgreSQL's catalogue has it. */
export async function readTables(owner: Owner): Promise<readonly FilledTable[]> {
  return shape.parse(await owner.rows(query))
}

/**
 * Takes away the rules on what may stand in a row, as they are not what is looked at, and puts one row
 * into each table for a trust, about a person where one is given. Give it a database that is thrown away.
 */
export async function fillTables(
  owner: Owner,
  tables: readonly FilledTable[],
  { trustId, personId }: { readonly trustId: string; readonly personId?: string },
): Promise<ReadonlyMap<string, Row>> {
  await owner.script(await statementsThatLoosen(owner))
  const about = personId === undefined ? [] : [['person_id', `'${personId}'`] as const]
  const rows = new Map(
    tables.map((table) => {
      const row = [...madeRow(table, trustId), ...about.filter(([name]) => hasColumn(table, name))]
      return [table.name, new Map(row)] as const
    }),
  )
  await owner.script(
    [
      'BEGIN',
      `SELECT set_config('app.trust', '${trustId}', true)`,
      ...[...rows].map(([name, row]) => `${insertion(name, row)} ON CONFLICT DO NOTHING`),
      'COMMIT',
    ].join(';\n'),
  )
  return rows
}

function hasColumn({ columns }: FilledTable, column: string): boolean {
  return columns.some(({ name }) => name === column)
}

/** A row of a table with values nobody has used before. */
export function madeRow({ name, columns }: FilledTable, trustId: string): Row {
  return new Map(
    columns.map((column) => [
      column.name,
      column.name === 'trust_id' ? `'${trustId}'` : valueOf(column.type, `${name}.${column.name}`),
    ]),
  )
}

/** The statement that puts a row into a table. */
export function insertion(table: string, row: Row): string {
  const names = [...row.keys()].map((name) => `"${name}"`).join(', ')
  return `INSERT INTO "${table}" (${names}) VALUES (${[...row.values()].join(', ')})`
}

let counted = 1000

function valueOf(type: string, column: string): string {
  counted++
  const values: Readonly<Record<string, string>> = {
    uuid: `'${newId()}'`,
    text: `'text ${counted}'`,
    boolean: 'false',
    integer: String(counted),
    smallint: String(counted % 30_000),
    bigint: String(counted),
    date: `DATE '2020-01-01' + ${counted}`,
    'timestamp with time zone': `TIMESTAMPTZ '2020-01-01' + interval '${counted} seconds'`,
    jsonb: `'{"n": ${counted}}'`,
    bytea: `'\\x${counted.toString(16).padStart(64, '0')}'`,
    'text[]': `ARRAY['${counted}']`,
    'date[]': `ARRAY[DATE '2020-01-01' + ${counted}]`,
    'integer[]': `ARRAY[${counted}]`,
    'uuid[]': `ARRAY['${newId()}']::uuid[]`,
  }
  const value = values[type]
  if (value === undefined) throw new Error(`${column}: no value is known for the type ${type}`)
  return value
}

async function statementsThatLoosen(owner: Owner): Promise<string> {
  const rows = await owner.rows(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS statement
    FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'f') AND conparentid = 0`)
  const statements = z.array(z.object({ statement: z.string() })).parse(rows)
  // A made-up decision would make the short forms of itself, of which there is to be one made-up row too.
  return ['ALTER TABLE decision DISABLE TRIGGER keep_gists', ...statements.map(textOf)].join(';\n')
}

function textOf({ statement }: { readonly statement: string }): string {
  return statement
}

const namesOf = (table: string, numbers: string): string => `(
  SELECT json_agg(attname ORDER BY place)
  FROM unnest(${numbers}) WITH ORDINALITY AS at (number, place)
  JOIN pg_attribute ON attrelid = ${table} AND attnum = number)`

const query = `
  SELECT relname AS name,
    (SELECT json_agg(json_build_object('name', attname, 'type', format_type(atttypid, NULL)) ORDER BY attnum)
     FROM pg_attribute
     WHERE attrelid = t.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
       AND attidentity <> 'a') AS columns,
    (SELECT COALESCE(json_agg(json_build_object('name', i.indexrelid::regclass::text,
       'columns', ${namesOf('t.oid', 'i.indkey::int2[]')})), '[]'::json)
     FROM pg_index i WHERE i.indrelid = t.oid AND i.indisunique) AS keys,
    (SELECT COALESCE(json_agg(json_build_object('name', c.conname,
       'definition', pg_get_constraintdef(c.oid), 'to', c.confrelid::regclass::text,
       'columns', ${namesOf('t.oid', 'c.conkey')}, 'toColumns', ${namesOf('c.confrelid', 'c.confkey')})),
       '[]'::json)
     FROM pg_constraint c WHERE c.conrelid = t.oid AND c.contype = 'f') AS references
  FROM pg_class t
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> 'trust'
    AND EXISTS (SELECT FROM pg_attribute WHERE attrelid = t.oid AND attname = 'trust_id')
  ORDER BY relname`
