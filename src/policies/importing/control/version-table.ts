import { countWords } from '#policies/importing/structure/bare-words.ts'
import type { ImportedClause } from '#policies/importing/structure/clauses.ts'

import { dateIn } from './dates.ts'

/** A row of a table of changes; who wrote it is left out, as a person's name is none of ours. */
export type HistoryRow = { readonly on: string; readonly summary: string; readonly by: string }

/** The tables in which a document enters its versions: their rows, and every clause they were read as. */
export type VersionTables = {
  readonly rows: readonly HistoryRow[]
  readonly clauses: readonly string[]
}

type Column = 'version' | 'on' | 'summary' | 'by' | 'other'

/** What the columns of such a table are called; the first that fits counts. */
const COLUMNS: readonly (readonly [Column, RegExp])[] = [
  ['by', /^(?:approv\w*|ratifi\w*|adopted|agreed|signed off)\b/i],
  ['on', /\b(?:dates?|when|month|year)\b|^(?:reviewed|updated|revised|issued) on\b/i],
  ['other', /\b(?:author|by|who|name|owner|editor)\b/i],
  [
    'summary',
    /\b(?:chang\w*|amend\w*|summary|details?|descriptions?|reasons?|comments?|notes?|what|revisions? made|updates? made|nature|purpose)\b/i,
  ],
  [
    'version',
    /^(?:(?:policy |document )?(?:version|edition|issue|revision|draft|no|v)\b.{0,12}|#)$/i,
  ],
]
const NUMBER = /^v?(?:ersion)?\.?\s*\d{1,3}(?:\.\d{1,3}){0,2}$/i
const TITLE =
  /\b(?:version|document|policy|revision|change|amendment|review)s?\b.{0,4}\b(?:history|control|log|record|table)\b|^history\b|\bchange log\b|\bamendments\b/i
const BODY =
  /\b(?:board|trustees|directors|governors|governing body|committee|headteacher|principal|council)\b/i
const MOST = { head: 5, date: 4, body: 8 } as const

/** Finds the tables of versions of a document: by the head of their columns, or by what stands over them. */
export function versionTables(clauses: readonly ImportedClause[]): VersionTables {
  const tables = tablesOf(clauses).map(readTable)
  return {
    rows: tables.flatMap(({ rows }) => rows),
    clauses: tables.flatMap((table) => table.clauses),
  }
}

/** Rows that stand one after another; where the head of another table begins, so does that table. */
function tablesOf(clauses: readonly ImportedClause[]): readonly (readonly ImportedClause[])[] {
  const tables: ImportedClause[][] = []
  let isOpen = false
  for (const clause of clauses) {
    if (clause.cells === undefined) isOpen = false
    else if (isOpen && columnsOf(clause.cells) === undefined) tables.at(-1)?.push(clause)
    else {
      tables.push([clause])
      isOpen = true
    }
  }
  return tables
}

function readTable(table: readonly ImportedClause[]): VersionTables {
  const [head] = table
  const columns = columnsOf(head?.cells ?? [])
  if (columns === undefined) return bare(table)
  const body = table.slice(1)
  // A table with a head is a table of versions where what stands in it are dates or numbers.
  if (!body.some(({ cells = [] }) => rowOf(cells, columns) !== undefined)) {
    return { rows: [], clauses: [] }
  }
  return {
    rows: body.flatMap(({ cells = [] }) => rowOf(cells, columns) ?? []),
    clauses: table.map(({ number }) => number),
  }
}

/** Rows without a head, each of which tells what was done on which day. */
function bare(table: readonly ImportedClause[]): VersionTables {
  const found = table.flatMap(({ cells = [], around, number }) => {
    const row = bareRow(cells, TITLE.test(`${around.section} ${around.part}`))
    return row === undefined ? [] : [{ row, number }]
  })
  return { rows: found.map(({ row }) => row), clauses: found.map(({ number }) => number) }
}

const CHANGES = /chang|review|new|add|updat|revis|amend|policy|first|issue|written|draft/i

function bareRow(cells: readonly string[], isUnderTitle: boolean): HistoryRow | undefined {
  const day = cells.find(isDay)
  const others = cells.filter((cell) => cell !== day && cell !== '')
  const by = others.find((cell) => BODY.test(cell) && countWords(cell) <= MOST.body)
  const said = others.filter((cell) => cell !== by && !NUMBER.test(cell))
  const summary = said.find((cell) => CHANGES.test(cell))
  const isChange = cells.length >= 3 || isUnderTitle
  if (day === undefined || !isChange || (summary === undefined && !isUnderTitle)) return undefined
  const number = cells.find((cell) => NUMBER.test(cell))
  const words = summary ?? said.toSorted((a, b) => countWords(b) - countWords(a))[0]
  return historyRow(day, { number, summary: words, by })
}

function columnsOf(cells: readonly string[]): readonly Column[] | undefined {
  if (cells.length < 2 || cells.some((cell) => countWords(cell) > MOST.head || isDay(cell))) {
    return undefined
  }
  const columns = cells.map(
    (cell) => COLUMNS.find(([, name]) => name.test(cell.trim()))?.[0] ?? 'other',
  )
  const isOfVersions = columns.includes('summary') || columns.includes('version')
  return columns.includes('on') && isOfVersions ? columns : undefined
}

function rowOf(cells: readonly string[], columns: readonly Column[]): HistoryRow | undefined {
  const cellOf = (name: Column) => cells[columns.indexOf(name)]?.trim()
  const day = cellOf('on')
  if (day === undefined || !isDay(day)) return undefined
  const by = cellOf('by')
  return historyRow(day, {
    number: cellOf('version'),
    summary: cellOf('summary'),
    by: by !== undefined && BODY.test(by) ? by : undefined,
  })
}

function isDay(cell: string): boolean {
  return dateIn(cell) !== undefined && countWords(cell) <= MOST.date
}

type Said = Readonly<Record<'number' | 'summary' | 'by', string | undefined>>

function historyRow(day: string, { number, summary, by }: Said): HistoryRow | undefined {
  const date = dateIn(day)
  if (!date) return undefined
  const says = summary === undefined || summary === '' ? 'Not stated' : summary
  const label = number?.replace(/^v(?:ersion)?\.?\s*/i, '') ?? ''
  return {
    on: date.from,
    summary: label === '' ? says : `Version ${label}: ${says}`,
    by: by ?? 'not stated',
  }
}
