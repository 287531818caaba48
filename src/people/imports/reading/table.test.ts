import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { importFiles } from '#test/import-files.ts'

import { readTable, type Wanted } from './table.ts'

async function read(bytes: string | Uint8Array, wanted: Wanted = { required: ['id', 'name'] }) {
  const rows: (readonly string[])[] = []
  const [file] = importFiles({ 'a.csv': bytes }).values()
  if (!file) throw new Error('no file')
  const names = [...wanted.required, ...(wanted.optional ?? [])]
  const done = await readTable(file, wanted, ({ row, cell }) => {
    rows.push([String(row), ...names.map(cell)])
  })
  return { done, rows }
}

const text = 'id,name\r\n1,Zoë O’Neill\r\n2,Łucja\r\n'

describe('a file is read the same', () => {
  test.each([
    ['as UTF-8', Buffer.from(text)],
    ['as UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['as UTF-16 little endian', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['as UTF-16 big endian', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['as UTF-16 without a mark', Buffer.from(text, 'utf16le')],
  ])('%s', async (_, bytes) => {
    const { rows } = await read(bytes)

    expect(rows).toEqual([
      ['2', '1', 'Zoë O’Neill'],
      ['3', '2', 'Łucja'],
    ])
  })
})

test('Windows-1252 is what is left when a file is not UTF-8, with its apostrophes and hard spaces', async () => {
  const bytes = Buffer.from([...Buffer.from('id,name\n1,St Mary'), 0x92, 0x73, 0xa0, 0xe9, 0x0a])

  expect((await read(bytes)).rows).toEqual([['2', '1', 'St Mary’s é']])
})

test('a UTF-8 character cut by the end of a piece is whole', async () => {
  const long = `id,name\n${Array.from({ length: 900 }, (_, i) => `${i},é€😀`).join('\n')}\n`

  const { rows } = await read(long)

  expect(rows).toHaveLength(900)
  expect(new Set(rows.map(([, , name]) => name))).toEqual(new Set(['é€😀']))
})

test('only the columns asked for are looked at; the others are told', async () => {
  const { done, rows } = await read('Name,Ethnicity,ID,FSM,Address\nAda,x,7,yes,1 Road\n')

  expect(rows).toEqual([['2', '7', 'Ada']])
  expect(done).toMatchObject({ ok: true, value: { dropped: ['Ethnicity', 'FSM', 'Address'] } })
})

test('a row with more cells than the first is refused: a comma has moved them', async () => {
  const { done, rows } = await read('id,name\n1,Ash, Ada\n2,Bo\n')

  expect(rows).toEqual([['3', '2', 'Bo']])
  expect(done).toMatchObject({ ok: true, value: { refused: [{ file: 'a.csv', row: 2 }] } })
})

test('a row may have fewer cells, as spreadsheets leave out empty ones at the end', async () => {
  expect((await read('id,name\n1\n')).rows).toEqual([['2', '1', '']])
})

describe('a file that is none', () => {
  test('for want of a column says which', async () => {
    const expected = { ok: false, error: { type: 'no-column', file: 'a.csv', columns: ['name'] } }

    expect((await read('id,nom\n1,Ada\n')).done).toEqual(expected)
    expect((await read('')).done).toMatchObject({ error: { columns: ['id', 'name'] } })
  })

  test('for a quotation mark that is never closed says so', async () => {
    expect((await read('id,name\n1,"Ada\n2,Bo\n')).done).toMatchObject({
      ok: false,
      error: { type: 'not-csv' },
    })
    expect((await read(`id,name\n1,"${'Ada\n'.repeat(100_000)}`)).done).toMatchObject({
      ok: false,
      error: { type: 'not-csv' },
    })
  })
})

test('whatever bytes come, there are rows or words, never a crash', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.string({ unit: 'binary' }).map((junk) => Buffer.from(`id,name\n${junk}`)),
    fc
      .array(fc.constantFrom('"', ',', '\n', '\r', '\0', 'a', '""', ';', '\ufeff', '='))
      .map((junk) => Buffer.from(`id,name\n${junk.join('')}`)),
  )
  await fc.assert(
    fc.asyncProperty(bytes, async (junk) => {
      const { done } = await read(junk)
      expect(done.ok || ['no-column', 'not-csv'].includes(done.error.type)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('cells that were quoted come back as they were written', async () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'é', ',', '"', ' ', '\n', 'x'),
    maxLength: 8,
  })
  const plain = (cell: string) => cell.replaceAll(/\s+/g, ' ').trim()
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(word, word), { maxLength: 6 }), async (pairs) => {
      const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
      const lines = pairs.map((pair) => pair.map(quoted).join(','))
      const { rows } = await read(['id,name', ...lines].join('\n'))
      expect(rows.map(([, ...cells]) => cells)).toEqual(pairs.map((pair) => pair.map(plain)))
    }),
    { numRuns: 200 },
  )
})
