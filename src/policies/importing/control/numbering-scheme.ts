import type { ImportedClause } from '#policies/importing/structure/clauses.ts'

import { dateIn } from './dates.ts'

/** How a document numbers its editions, and the clause that shows it. */
export type NumberingScheme =
  | { readonly scheme: 'whole-decimal' | 'dated'; readonly clause: string }
  | { readonly scheme: 'none' }

const WHOLE = /\bwhole[- ](?:version )?numbers?\b/i
const DECIMAL = /\b(?:decimals?|point numbers?|sub-?versions?)\b/i
const EDITIONS = /\b(?:versions?|editions?|drafts?|approved|documents?|revisions?)\b/i
const VERSION = /^v(?:ersion)?\.?\s*\d+\.\d+$|^\d+\.\d+$/i
const HEAD_OF_CHANGES =
  /\b(?:chang(?:es?|ed)|amend(?:ments?|ed)|summary|details?|description|reasons?|revis(?:ions?|ed)|updated?s?|review(?:ed)?|new|first)\b/i

/**
 * Recognises the scheme by which a document numbers its editions: whole numbers for what was approved
 * and decimals for drafts, the dates of a table of changes, or none.
 */
export function numberingOf(clauses: readonly ImportedClause[]): NumberingScheme {
  const said = clauses.find(saysWholeAndDecimal)
  if (said) return { scheme: 'whole-decimal', clause: said.number }
  const rows = clauses.filter(({ cells = [] }) => cells.length >= 2)
  const numbered = rows.filter(({ cells = [] }) => cells.some(isVersion))
  const [first] = numbered
  if (first && numbered.some(({ cells = [] }) => cells.some(isFirstDraft)) && numbered.length > 1) {
    return { scheme: 'whole-decimal', clause: first.number }
  }
  const dated = numbered.length > 0 ? undefined : rows.find((row) => isHead(row) || isChange(row))
  return dated ? { scheme: 'dated', clause: dated.number } : { scheme: 'none' }
}

function saysWholeAndDecimal({ text, around }: ImportedClause): boolean {
  const near = `${text} ${around.leant}`
  return WHOLE.test(near) && DECIMAL.test(near) && EDITIONS.test(near)
    ? true
    : WHOLE.test(text) && EDITIONS.test(text)
}

function isVersion(cell: string): boolean {
  return VERSION.test(cell.trim())
}

/** A number below 1: only drafts bear it, while 3.1 may well have been approved. */
function isFirstDraft(cell: string): boolean {
  return isVersion(cell) && /^\D*0\./.test(cell.trim())
}

/** The head of a table in which changes are entered by their date. */
function isHead({ cells = [] }: ImportedClause): boolean {
  return (
    cells.length >= 3 &&
    cells.some((cell) => /^(?:revision |review )?dates?\b/i.test(cell)) &&
    cells.some((cell) => HEAD_OF_CHANGES.test(cell))
  )
}

/** A row of such a table: a day, and what was changed on it. */
function isChange({ cells = [] }: ImportedClause): boolean {
  const [first = '', ...rest] = cells
  const isDay = dateIn(first) !== undefined && first.length <= 24
  return isDay && rest.length >= 2 && rest.some((cell) => HEAD_OF_CHANGES.test(cell))
}
