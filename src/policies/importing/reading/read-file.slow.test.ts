import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'

import { expect, test } from 'vitest'

import { madePdf, madeWord, type Part } from '#test/made-documents.ts'
import { madeZip } from '#test/made-zip.ts'
import { clausesOf } from '#policies/importing/structure/clauses.ts'
import { outlineOf } from '#policies/importing/structure/outline.ts'

import { LIMITS } from './limits.ts'
import { readFile } from './read-file.ts'

const LONG =
  'Everybody who works at one of our schools is asked to keep to these rules, wherever they are and whatever the hour, as families judge the school by what they see of its staff.'

const policy: readonly Part[] = [
  { kind: 'heading', text: 'Online Conduct Policy', level: 1 },
  { kind: 'row', text: '', cells: ['Approved by', 'Board of Trustees'] },
  { kind: 'row', text: '', cells: ['Next review', 'June 2028'] },
  { kind: 'heading', text: '1. Who this is for', level: 1 },
  { kind: 'text', text: LONG },
  { kind: 'heading', text: '2. Friends', level: 1 },
  { kind: 'text', text: 'Staff will:' },
  { kind: 'item', text: 'turn down requests from pupils', level: 1 },
  { kind: 'item', text: 'from the school they work at', level: 2 },
  { kind: 'item', text: 'and from any other school of the trust', level: 2 },
  { kind: 'item', text: 'tell the safeguarding lead of messages from pupils', level: 1 },
  { kind: 'heading', text: '3. Pictures', level: 1 },
  {
    kind: 'text',
    text: 'No picture of a pupil is shared before a parent has agreed to it in writing.',
  },
]

async function clausesIn(bytes: Uint8Array): Promise<readonly string[]> {
  const read = await readFile({ name: 'policy', bytes })
  if (!read.ok) throw new Error(read.error.says)
  return clausesOf(outlineOf(read.value)).flatMap(({ clauses }) =>
    clauses.map(({ number, text }) => `${number} ${text}`),
  )
}

const expected = [
  '0.01 Online Conduct Policy',
  '0.02 Approved by | Board of Trustees',
  '0.03 Next review | June 2028',
  `1.01 ${LONG}`,
  '2.01 turn down requests from pupils',
  '2.02 from the school they work at',
  '2.03 and from any other school of the trust',
  '2.04 tell the safeguarding lead of messages from pupils',
  '3.01 No picture of a pupil is shared before a parent has agreed to it in writing.',
]

test('Word with and without styles and PDF give the same clauses, without running titles', async () => {
  expect(await clausesIn(await madeWord(policy))).toEqual(expected)
  expect(await clausesIn(await madeWord(policy, { styled: true }))).toEqual(expected)
  expect(await clausesIn(await madePdf(policy, { running: ' ' }))).toEqual(expected)
})

test('a PDF of several pages keeps its sentences whole and knows its pages', async () => {
  const many = Array.from({ length: 12 }, (_, i): readonly Part[] => [
    { kind: 'heading', text: `${i + 1}. Part ${i + 1}`, level: 1 },
    ...Array.from({ length: 4 }, (): Part => ({ kind: 'text', text: LONG })),
  ]).flat()
  const read = await readFile({ name: 'long.pdf', bytes: await madePdf(many) })
  const clauses = read.ok ? clausesOf(outlineOf(read.value)).flatMap((one) => one.clauses) : []

  expect(read.ok && read.value.pages).toBeGreaterThan(2)
  expect(new Set(clauses.map(({ text }) => text))).toEqual(new Set([LONG]))
  expect(clauses).toHaveLength(48)
  expect(clauses.at(-1)?.page).toBeGreaterThan(2)
})

async function refusalOf(bytes: Uint8Array, name = 'policy'): Promise<string> {
  const read = await readFile({ name, bytes })
  return read.ok ? 'read' : read.error.type
}

const text = (words: string): Uint8Array => new TextEncoder().encode(words)
const word = (parts: Readonly<Record<string, string>>): Uint8Array =>
  madeZip(Object.entries(parts).map(([name, xml]) => ({ name, text: xml })))

test('a PDF under a password is told from one that is broken', async () => {
  const locked = await madePdf(policy, { password: 'secret' })

  expect(await refusalOf(locked)).toBe('encrypted')
  expect(await refusalOf(text('%PDF-1.7 and then nothing of the kind'))).toBe('broken')
  expect(await refusalOf((await madePdf(policy)).slice(0, 700))).toBe('broken')
})

test('a PDF that is only pictures of pages is refused with what to do', async () => {
  const read = await readFile({ name: 'scan.pdf', bytes: await madePdf([]) })

  expect(read).toMatchObject({ ok: false, error: { type: 'scanned', says: /Word file/ } })
})

test('a Word file under a password, of long ago, or cut short is refused', async () => {
  const compound = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  const locked = Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')])

  expect(await refusalOf(locked)).toBe('encrypted')
  expect(await refusalOf(compound)).toBe('unknown-kind')
  expect(await refusalOf((await madeWord(policy)).slice(0, 3000))).toBe('broken')
  expect(await refusalOf(word({ 'xl/workbook.xml': '<workbook/>' }))).toBe('unknown-kind')
})

test('a Word file that unpacks to more than a policy is refused, whatever it claims', async () => {
  const huge = 'a'.repeat(LIMITS.documentPart + 1000)
  const liar = madeZip([{ name: 'word/document.xml', text: huge, saidBytes: 100 }])
  const many = word(
    Object.fromEntries(Array.from({ length: LIMITS.parts + 1 }, (_, i) => [`word/${i}.xml`, ''])),
  )

  expect(await refusalOf(word({ 'word/document.xml': huge }))).toBe('too-large')
  expect(await refusalOf(liar)).toBe('broken')
  expect(await refusalOf(many)).toBe('too-large')
})

test('a Word file that declares entities is refused before anything reads it', async () => {
  const bomb =
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document>&b;</w:document>'
  const outside =
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><w:document>&a;</w:document>'

  expect(await refusalOf(word({ 'word/document.xml': bomb }))).toBe('broken')
  expect(await refusalOf(word({ 'word/document.xml': outside }))).toBe('broken')
})

test('what is no document at all is refused, and so is nothing', async () => {
  const picture = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]),
    deflateSync(randomBytes(900)),
  ])

  expect(await refusalOf(picture)).toBe('unknown-kind')
  expect(await refusalOf(new Uint8Array())).toBe('empty')
  expect(await refusalOf(text(' \n \n'))).toBe('empty')
  expect(await refusalOf(new Uint8Array(LIMITS.bytes + 1))).toBe('too-large')
  expect(await refusalOf(text('word '.repeat(LIMITS.characters / 4)))).toBe('too-large')
})

test('text of older programs is read with its letters', async () => {
  const read = await readFile({
    name: 'old.txt',
    bytes: Buffer.from('1. Caf\u00E9 rules\n\nBe kind.', 'latin1'),
  })

  expect(read.ok && read.value.lines[0]?.text).toBe('Café rules')
})
