import type { OfferedSection } from '#policies/importing/import-document.ts'
import { countWords } from '#policies/importing/structure/bare-words.ts'
import type { ImportedClause } from '#policies/importing/structure/clauses.ts'

import { versionTables } from './version-table.ts'

/** What stands before a particular of the document in a table of two columns. */
const LABEL =
  /^(?:(?:policy|document|current|latest|this)\s+)*(?:version|edition|issue|revision|status|title|name|reference|ref|number|no|owner|author|lead|prepared by|written by|reviewed by|approv\w*|ratified|adopted|agreed|signed off|signed|chair|dates?|effective|published|created|last|next|review\w*|due|frequency|cycle|responsib\w*|contact|audience|applies to|statutory|category|type|school|trust|academy|supersedes|replaces|distribution|website|signature|clerk|committee|governors?|term)\b/i
const MOST = { label: 6, value: 14, heading: 5 } as const
const HEADING =
  /^(?:(?:version|document|policy|revision|change|amendment|review)s?\s+(?:history|control|log|record|details|information)|history(?: of (?:changes|versions))?|amendments|change log|control sheet)\W*$/i

/** The clauses of a document, and all it prints with what they cite. */
export type CutSections = {
  /** Its clauses without the rows that only say something of the document. */
  readonly clauses: readonly OfferedSection[]
  /** All of it, where such rows bear the number of the first clause, as what was read in them cites that. */
  readonly all: readonly OfferedSection[]
}

/**
 * Takes rows that only say something of the document out of its clauses: nobody is asked to keep to
 * “Version | 3.2”. They are read as its control.
 */
export function withoutControlRows(sections: readonly OfferedSection[]): CutSections {
  const clauses = sections.flatMap((section) => section.clauses)
  const dropped = new Set([
    ...versionTables(clauses).clauses,
    ...clauses.filter(isParticular).map(({ number }) => number),
  ])
  const head = clauses.find(({ number }) => !dropped.has(number))
  if (dropped.size === 0 || !head) return { clauses: sections, all: sections }
  const left = sections.map((section) => ({
    ...section,
    clauses: section.clauses.filter(({ number }) => !dropped.has(number)),
  }))
  const all = sections.map((section) => ({
    ...section,
    clauses: section.clauses.map((clause) =>
      dropped.has(clause.number) ? { ...clause, number: head.number } : clause,
    ),
  }))
  return { clauses: left.filter((section) => section.clauses.length > 0), all }
}

/** A row with a label and its value, or the title over a table of them on the first page. */
function isParticular({ kind, text, cells }: ImportedClause): boolean {
  if (cells === undefined) return kind === 'front' && HEADING.test(text)
  if (cells.length < 2 || cells.length > 6) return false
  const [label = '', ...values] = cells
  return (
    LABEL.test(label.trim()) &&
    countWords(label) <= MOST.label &&
    values.every((value) => countWords(value) <= MOST.value && !/[.;]\s+\w/.test(value))
  )
}
