import mammoth from 'mammoth'
import { getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import type { ContactShown } from '#policies/control-shown/contacts.ts'
import { openLibrary } from '#rulebooks/library.ts'

import { contentsOf, printedPolicy, type Printed } from './printed.ts'
import { writePdf } from './write-pdf.ts'
import { writeWord } from './write-word.ts'

const library = openLibrary('rulebooks')
const at = clockAt('2026-11-20T12:00:00Z').now()

function printed(code: string, contacts: readonly ContactShown[] = []): Printed {
  const edition = library.ok ? library.value.editions.get(code) : undefined
  if (!edition) throw new Error(`no rulebook of ${code}`)
  const notices = ['The review was due.']
  const approval = [['Approved by', 'the board']] as const
  return printedPolicy(edition.rulebook, {
    seal: edition.seal,
    colour: '#1d5b8f',
    notices,
    approval,
    contacts,
  })
}

/** Every word that must stand in a document of the policy, in order. */
function wordsOf({ title, notices, approval, sections }: Printed): readonly string[] {
  const clauses = sections.flatMap(({ clauses: all }) => all)
  return [
    title,
    ...notices,
    ...approval.flat(),
    ...clauses.flatMap(({ id, title: named, paragraphs }) => [id, named, ...paragraphs]),
  ].map(plain)
}

const plain = (text: string) => text.replaceAll(/\s+/g, '')

function inOrder(text: string, parts: readonly string[]): readonly string[] {
  let from = 0
  return parts.filter((part) => {
    const found = text.indexOf(part, from)
    if (found >= 0) from = found + part.length
    return found < 0
  })
}

type Node = { readonly role?: string; readonly type?: string; readonly children?: readonly Node[] }

function rolesOf(node: Node): readonly string[] {
  const own = node.role === undefined ? [] : [node.role]
  return [...own, ...(node.children ?? []).flatMap(rolesOf)]
}

describe.each(['DOW', 'TRI', 'WDA', 'LEA', 'STC'])('the policy of %s', (code) => {
  const policy = printed(code)

  test('stands in the PDF word for word, in order', async () => {
    const pdf = await pdfOf(policy)
    const pages = Array.from({ length: pdf.numPages }, (_, index) => index + 1)
    const texts = await Promise.all(
      pages.map(async (page) => (await (await pdf.getPage(page)).getTextContent()).items),
    )
    const text = texts
      .map((items) => items.map((item) => ('str' in item ? item.str : '')).join(''))
      .map((page) => plain(page).replace(/Page\d+of\d+$/, ''))
      .map((page) => page.replace(new RegExp(`${plain(footOf(policy))}$`), ''))
      .join('')

    expect(inOrder(text, wordsOf(policy))).toEqual([])
  })

  test('stands in the Word file word for word, in order', async () => {
    const file = Buffer.from(await writeWord(policy))
    const { value } = await mammoth.extractRawText({ buffer: file })

    expect(inOrder(plain(value), wordsOf(policy))).toEqual([])
  })
})

function footOf({ trust, title, edition, seal }: Printed): string {
  return `${trust}: ${title}, ${edition}. Seal ${seal.slice(0, 16)}`.replaceAll(/[.()]/g, '\\$&')
}

test('a reader for the blind is told headings, tables, lists and links, and the language', async () => {
  const policy = printed('STC')
  const pdf = await pdfOf(policy)
  const { info } = await pdf.getMetadata()
  const trees = await Promise.all(
    [1, 2, 3].map(async (page) => (await pdf.getPage(page)).getStructTree()),
  )

  expect((await pdf.getMarkInfo())?.Marked).toBe(true)
  expect(info).toMatchObject({ Title: `${policy.title}, ${policy.trust}`, Language: 'en-GB' })
  expect(rolesOf(trees[0] ?? {})).toEqual(
    expect.arrayContaining(['H1', 'H2', 'P', 'Table', 'TR', 'TH']),
  )
  expect(rolesOf(trees[1] ?? {}).filter((role) => role === 'Link')).toHaveLength(
    policy.sections.length,
  )
  expect(rolesOf(trees[2] ?? {})).toEqual(expect.arrayContaining(['H2', 'H3', 'P']))
})

test('the contents of the Word file lead to its sections', async () => {
  const policy = printed('STC')
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await writeWord(policy)) })

  for (const [index, { title }] of policy.sections.entries()) {
    expect(value).toContain(`href="#section_${index + 1}"`)
    expect(value).toMatch(new RegExp(`<h1>.*id="section_${index + 1}".*${title}`))
  }
})

async function pdfOf(policy: Printed) {
  return getDocumentProxy(new Uint8Array(await writePdf(policy, at)))
}

async function itemsOn(pdf: Awaited<ReturnType<typeof pdfOf>>, page: number) {
  const { items } = await (await pdf.getPage(page)).getTextContent()
  return items.flatMap((item) =>
    'str' in item ? [{ text: item.str, y: String(item.transform[5]) }] : [],
  )
}

async function textOn(pdf: Awaited<ReturnType<typeof pdfOf>>, page: number) {
  return plain((await itemsOn(pdf, page)).map(({ text }) => text).join(''))
}

test.each(['DOW', 'LEA'])(
  'the contents of %s say on which page each section begins',
  async (code) => {
    const policy = printed(code)
    const pdf = await pdfOf(policy)
    const listed = await itemsOn(pdf, 2)

    for (const [index, entry] of contentsOf(policy).entries()) {
      const y = listed.find(({ text }) => plain(text) === plain(entry))?.y
      const beside = listed.filter((one) => one.y === y).map(({ text }) => text)
      const page = Number(beside.find((text) => /^\d+$/.test(text)))
      const { title, clauses } = policy.sections[index] ?? { title: '', clauses: [] }
      expect(await textOn(pdf, page)).toContain(plain(`${title}`))
      expect(await textOn(pdf, page)).toContain(clauses[0]?.id)
    }
  },
)

test('whom a policy says how to reach stands in its document control, in the PDF and in Word', async () => {
  const holders = [
    { name: 'Alex Morgan', address: 'alex@trust.example' },
    { name: 'Sam Reed', address: undefined },
  ]
  const shown = (some: typeof holders) =>
    printed('DOW', [{ role: 'trust-dpo', clause: 'DOW-6.04', holders: some }])
  const wanted = ['Alex Morgan, alex@trust.example', 'Sam Reed, no address is on record'].map(plain)
  const pdf = await pdfOf(shown(holders))
  const word = Buffer.from(await writeWord(shown(holders)))

  expect(inOrder(await textOn(pdf, 1), wanted)).toEqual([])
  const { value } = await mammoth.extractRawText({ buffer: word })
  expect(inOrder(plain(value), wanted)).toEqual([])
  expect(shown([]).control).toContainEqual([
    'Data protection officer (DPO)',
    'Nobody holds this role today.',
  ])
})

test('no page begins or ends with one line of a paragraph', async () => {
  const [section] = printed('STC').sections
  if (!section) throw new Error('no section of STC')
  const clauses = Array.from({ length: 400 }, (_, index) => {
    const id = `STC-${index + 1000}`
    const paragraph = (letter: string, count: number) => `of${id}${letter} `.repeat(count).trim()
    const paragraphs = [
      paragraph('a', 5 + ((index * 7) % 41)),
      paragraph('b', 5 + ((index * 11) % 37)),
    ]
    return { id, title: '', paragraphs }
  })
  const policy = { ...printed('STC'), sections: [{ ...section, clauses }] }
  const pdf = await pdfOf(policy)
  const isId = (text: string) => /^STC-\d{4}$/.test(text)
  const alone: string[] = []
  const parted = new Map<string, readonly number[]>()
  for (let page = 3; page <= pdf.numPages; page += 1) {
    const items = await itemsOn(pdf, page)
    const lines = linesOfParagraphs(items)
    for (const [one, count] of lines) parted.set(one, [...(parted.get(one) ?? []), count])
    alone.push(...items.flatMap(({ text }) => (isId(text) && !lines.has(`${text}a`) ? text : [])))
  }
  const over = [...parted.values()].filter((pages) => pages.length > 1)

  expect(parted.size).toBe(2 * clauses.length)
  expect(over.length).toBeGreaterThan(10)
  expect(alone).toEqual([])
  expect(over.filter((pages) => pages.includes(1))).toEqual([])
})

function linesOfParagraphs(
  items: Awaited<ReturnType<typeof itemsOn>>,
): ReadonlyMap<string, number> {
  const heights = new Map<string, ReadonlySet<string>>()
  for (const { text, y } of items) {
    const id = /of(STC-\d+[ab])/.exec(text)?.[1]
    if (id !== undefined) heights.set(id, new Set([...(heights.get(id) ?? []), y]))
  }
  return new Map([...heights].map(([id, ys]) => [id, ys.size]))
}

test('no section begins at the foot of a page without its first clause', async () => {
  const [section] = printed('STC').sections
  if (!section) throw new Error('no section of STC')
  const clause = { id: 'STC-9.01', title: '', paragraphs: ['Be kind to each other.'] }
  const alone: number[] = []
  for (let count = 1; count <= 30; count += 1) {
    const before = { ...clause, paragraphs: Array.from({ length: count }, () => 'Be kind.') }
    const policy = {
      ...printed('STC'),
      sections: [
        { ...section, title: 'Before', clauses: [before] },
        { ...section, title: 'Behind', clauses: [clause] },
      ],
    }
    const pdf = await pdfOf(policy)
    const { items } = await (await pdf.getPage(pdf.numPages)).getTextContent()
    const last = items.map((item) => ('str' in item ? item.str : '')).join('')
    if (last.includes('STC-9.01') && !last.includes('Behind')) alone.push(count)
  }
  expect(alone).toEqual([])
})

test('the table of changes says of each revision when, by whom, what and who approved it', async () => {
  const { history } = printed('DOW')
  const file = Buffer.from(await writeWord(printed('DOW')))
  const { value } = await mammoth.convertToHtml({ buffer: file })
  const pdf = await pdfOf(printed('DOW'))
  const { items } = await (await pdf.getPage(pdf.numPages)).getTextContent()
  const last = plain(items.map((item) => ('str' in item ? item.str : '')).join(''))

  expect(history.head).toEqual(['Date', 'Written by', 'What changed', 'Approved by'])
  expect(history.rows).toHaveLength(2)
  for (const row of [history.head, ...history.rows]) {
    expect(inOrder(plain(value.replaceAll(/<[^>]+>/g, '')), row.map(plain))).toEqual([])
    expect(inOrder(last, row.map(plain))).toEqual([])
  }
  expect(printed('LEA').history.head).not.toContain('Written by')
})
