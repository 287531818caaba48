import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { largestFile } from '#people/imports/runs/receive-file.ts'
import { zipLimits } from '#people/imports/runs/unzip.ts'
import { sessionSeconds } from '#people/sign-in/auth-options.ts'
import { longestPassword, shortestPassword } from '#people/sign-in/passwords/password-rules.ts'
import { limits } from '#people/sign-in/slow-down/limits.ts'
import { requirements as standard } from '#test/asvs.ts'

const page = readFileSync('docs/security.md', 'utf8')

/** GraphQL, OAuth servers and those who take their tokens, WebRTC: there is none of it. */
const notHere = ['4.3', '10.3', '10.4', '10.6', '10.7', '17.1', '17.2', '17.3']

const ways = ['test', 'document', 'not yet', 'does not apply'] as const
const rows = z
  .array(
    z
      .object({
        requirement: z.string(),
        level: z.string(),
        asks: z.string().min(4),
        'held by': z.enum(ways),
        where: z.string(),
        note: z.string(),
      })
      .transform(({ where, ...row }) => ({ ...row, where: where ? where.split(' ; ') : [] })),
  )
  .parse(parse(readFileSync('docs/security-matrix.csv', 'utf8'), { columns: true }))

function rowsHeldBy(way: (typeof ways)[number]) {
  return rows.filter((row) => row['held by'] === way)
}

test('the standard has as many requirements as its publisher says', () => {
  const countOf = (level: string) => standard.filter((one) => one.level === level).length

  expect(['1', '2', '3'].map(countOf)).toEqual([70, 183, 92])
})

test('each requirement of levels 1 and 2 has its row, in order, with its level', () => {
  const wanted = standard.filter(({ level }) => level !== '3')

  expect(rows.map(({ requirement, level }) => [requirement, level])).toEqual(
    wanted.map(({ id, level }) => [id, level]),
  )
})

test('what does not apply is what is not here, with the reason; 224 apply', () => {
  const wanted = standard.filter(({ level, section }) => level !== '3' && notHere.includes(section))

  expect(rowsHeldBy('does not apply').map(({ requirement }) => requirement)).toEqual(
    wanted.map(({ id }) => id),
  )
  expect(rows.length - wanted.length).toBe(224)
})

test('what a requirement asks is told in a few words', () => {
  expect(rows.filter(({ asks }) => asks.split(' ').length > 11)).toEqual([])
})

describe('a row', () => {
  test.each(rowsHeldBy('test').map((row) => [row.requirement, row] as const))(
    '%s names tests that are there',
    (_, { where }) => {
      expect(where.some((one) => one.includes(' › ') && one.includes('test'))).toBe(true)
      for (const one of where) {
        const [file = '', title = ''] = one.split(' › ')
        expect([one, hasTitle(file, title)]).toEqual([one, true])
      }
    },
  )

  test.each(rowsHeldBy('document').map((row) => [row.requirement, row] as const))(
    '%s names a part of a document that is there',
    (_, { where }) => {
      expect(where.length).toBeGreaterThan(0)
      for (const one of where) expect([one, isPart(one)]).toEqual([one, true])
    },
  )

  test('that holds nothing says why', () => {
    const silent = [...rowsHeldBy('not yet'), ...rowsHeldBy('does not apply')].filter(
      ({ note, where }) => note === '' || where.length > 0,
    )

    expect(silent).toEqual([])
  })

  test('that names a test or part that is not there would be seen', () => {
    expect(hasTitle('test/guides.test.ts', 'nobody wrote this')).toBe(false)
    expect(hasTitle('test/no-such-file.test.ts', 'a row')).toBe(false)
    expect(isPart('docs/security.md#no-such-part')).toBe(false)
  })
})

describe('the page', () => {
  const counted = [
    ...page.matchAll(/^\| (\d+) [^|]+ \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$/gm),
  ].map(([, ...numbers]) => numbers.map(Number))
  const [, ...totals] =
    /\*\*All (\d+)\*\* \| \*\*(\d+)\*\* \| \*\*(\d+)\*\* \| \*\*(\d+)\*\* \| \*\*(\d+)\*\*/.exec(
      page,
    ) ?? []

  test('counts the matrix chapter by chapter as it is', () => {
    const chapterOf = ({ requirement }: { readonly requirement: string }) =>
      Number(/^v5\.0\.0-(\d+)\./.exec(requirement)?.[1])
    const chapters = [...new Set(rows.map(chapterOf))]

    expect(counted).toEqual(
      chapters.map((chapter) => [
        chapter,
        ...ways.map((way) => rowsHeldBy(way).filter((row) => chapterOf(row) === chapter).length),
      ]),
    )
    expect(totals.map(Number)).toEqual([rows.length, ...ways.map((way) => rowsHeldBy(way).length)])
  })

  test('leads nowhere that is not there', () => {
    const links = [...page.matchAll(/\]\((#[^)]+)\)/g)].map(([, part = '']) => part)

    expect(links.length).toBeGreaterThan(3)
    expect(links.filter((part) => !isPart(`docs/security.md${part}`))).toEqual([])
  })

  test('has the principles of the Code of Practice, all fourteen', () => {
    const principles = [...page.matchAll(/^\| ([1-4]\.[1-5]) [^|]+\| (\S+?)[:, ]/gm)]

    expect(principles.map(([, number]) => number).join(' ')).toBe(
      '1.1 1.2 1.3 1.4 2.1 2.2 3.1 3.2 3.3 3.4 3.5 4.1 4.2 4.3',
    )
  })

  test.each([
    ['passwords', `${shortestPassword} to ${longestPassword} characters`],
    ['sessions', `ends ${sessionSeconds / 3600} hours after it was opened`],
    ['zips', `${zipLimits.files} files, ${zipLimits.bytes / 1024 / 1024} MB unpacked`],
    ['files', `${largestFile / 1024 / 1024} MB a file`],
    ['guesses for a login', `| ${limits.login.free} | ${limits.login.firstWait} seconds, doubling`],
    ['the longest wait', `doubling to ${limits.login.longestWait / 60} minutes`],
    [
      'guesses from an address',
      `| ${limits.address.free} | 1 second, doubling to ${limits.address.longestWait};`,
    ],
  ])('says of %s what the code does', (_, words) => {
    expect(page).toContain(words)
  })
})

/** Whether a file holds a text in quotation marks, as the title of a test or one of its cases. */
function hasTitle(file: string, title: string): boolean {
  if (!existsSync(file) || title === '') return false
  const text = readFileSync(file, 'utf8')
  return ["'", '"', '`'].some((mark) => text.includes(`${mark}${title}${mark}`))
}

/** Whether a document is there, and the heading in it that is named, as GitHub makes addresses of headings. */
function isPart(place: string): boolean {
  const [file = '', part] = place.split('#')
  if (!existsSync(file)) return false
  if (part === undefined) return true
  const headings = [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, words = '']) =>
    words
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )
  return headings.includes(part)
}
