import { expect, test } from 'vitest'

import { Refusal } from '#core/refusal.ts'
import { madeZip, type Packed } from '#test/made-zip.ts'

import { csvFilesIn, zipLimits } from './unzip.ts'

const users = { name: 'users.csv', text: 'id,name\n1,Ada\n' }

async function namesIn(files: readonly Packed[]) {
  const read = await csvFilesIn(madeZip(files))
  return read.ok ? read.value.map(({ name }) => name) : read.error
}

async function textOf(files: readonly Packed[]): Promise<string> {
  const read = await csvFilesIn(madeZip(files))
  if (!read.ok) return read.error
  const pieces: Uint8Array[] = []
  for (const file of read.value) for await (const piece of file.open()) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

test('a CSV file in a zip is read as it is, whatever folder it is in', async () => {
  expect(await textOf([{ ...users, name: 'export/2026/users.csv' }])).toBe(users.text)
})

test('what is no CSV file in it is not looked at', async () => {
  const others = ['setup.exe', 'inner.zip', '__MACOSX/users.csv', 'users.csv.html']

  expect(await namesIn([...others.map((name) => ({ ...users, name })), users])).toEqual([
    'users.csv',
  ])
})

test('a zip that says it holds too much is refused before anything is unpacked', async () => {
  const half = zipLimits.bytes / 2

  expect(await namesIn([{ ...users, saidBytes: zipLimits.bytes + 1 }])).toBe('too-large')
  expect(
    await namesIn([
      { ...users, saidBytes: half },
      { ...users, name: 'more.csv', saidBytes: half + 1 },
    ]),
  ).toBe('too-large')
})

test('a zip that holds more than it says breaks off there', async () => {
  const bomb = { name: 'users.csv', text: 'a'.repeat(5_000_000), saidBytes: 10 }

  await expect(textOf([bomb])).rejects.toThrow(Refusal)
})

test('a zip of very many files is refused', async () => {
  const many = Array.from({ length: zipLimits.files + 1 }, (_, n) => ({
    ...users,
    name: `${n}.csv`,
  }))

  expect(await namesIn(many)).toBe('too-large')
  expect(await namesIn(many.slice(1))).toHaveLength(zipLimits.files)
})

test.each(['../users.csv', '/etc/users.csv', 'C:\\users.csv', 'a/../../users.csv'])(
  'a file called %s leads nowhere: the zip is refused',
  async (name) => {
    expect(await namesIn([{ ...users, name }])).toBe('not-zip')
  },
)

test('a link in a zip is its own text and leads nowhere', async () => {
  const link = { name: 'users.csv', text: '/etc/passwd', mode: 0o120777 }

  expect(await textOf([link])).toBe('/etc/passwd')
})

test('an encrypted zip, and what is none, are refused', async () => {
  expect(await namesIn([{ ...users, isEncrypted: true }])).toBe('not-zip')
  const read = await csvFilesIn(Buffer.from('PK but no zip'))
  expect(read).toEqual({ ok: false, error: 'not-zip' })
})
