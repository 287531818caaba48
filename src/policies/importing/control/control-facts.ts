import type { ImportedClause, ImportedSection } from '#policies/importing/structure/clauses.ts'
import { countWords } from '#policies/importing/structure/bare-words.ts'

import { cycleIn, dateIn, type PrintedDate } from './dates.ts'
import { numberingOf, type NumberingScheme } from './numbering-scheme.ts'
import { versionTables, type HistoryRow } from './version-table.ts'

/** Something a document says of itself, and the clause that says it. */
export type Fact<T> = { readonly value: T; readonly clause: string }

/** What a document says of itself. What it does not say is not there. */
export type ControlFacts = {
  readonly title?: Fact<string>
  readonly trustName?: Fact<string>
  readonly edition?: Fact<string>
  readonly version?: Fact<string>
  readonly approved?: Fact<PrintedDate>
  readonly approver?: Fact<string>
  readonly lastReview?: Fact<PrintedDate>
  readonly nextReview?: Fact<PrintedDate>
  readonly cycleMonths?: Fact<number>
  readonly owner?: Fact<string>
  readonly ownerIsNamed?: Fact<true>
  readonly status?: Fact<string>
  /** How it numbers its editions. */
  readonly numbering?: NumberingScheme
  readonly history: readonly HistoryRow[]
}

const NEXT =
  /\b(?:next review|review (?:due|date|by)|due for review|date (?:of|for) next|to be reviewed|next date)\b/i
const LAST =
  /\b(?:last review|reviewed date|date of (?:last )?review|reviewed (?:by|on|in)|last updated|date reviewed)\b/i
const APPROVED = /\b(?:approv\w*|adopted|ratified|agreed by|signed off)\b/i
const OWNER =
  /\b(?:responsible|owner|lead professional|policy lead|author|led by|prepared by|contact)\b/i
const STATUS = /^(?:policy )?status\b/i
const VERSION = /^(?:version|edition|issue|revision)\b(?:\s*(?:no|number)\b)?/i
const BODY =
  /\b((?:[A-Z][\w'’]{0,40}\s+){0,3}(?:Board(?: of (?:Trustees|Directors|Governors))?|Governing Body|Governors|Trustees|Directors|(?:Local )?(?:Academy |Governing |Policy )?Committee))\b/
const NAME = /\b(?:Mrs?|Ms|Miss|Mx|Dr|Rev|Sir)\.?\s+[A-Z]/
const ROLE =
  /\b(?:head\w*|principal|officer|director|lead\w*|manager|dsl|coo|ceo|cfo|board|trust\w*|governor\w*|committee|team|secretary|clerk|hr|coordinator|business)\b/i
/** A word of a name is no longer than this, so that a line without blanks is not gone through again and again. */
const INSTITUTION =
  /\b((?:[A-Z][\w'’.&-]{0,40}\s+(?:of\s+|the\s+)?){1,5}(?:Multi[ -]Academy Trust|Academy Trust|Academies Trust|Learning Trust|Education(?:al)? Trust|Schools Trust|Trust|MAT|CMAT|Academies Partnership|Federation|Partnership))\b/g

/** Reads what a document says of itself: on its first page, in tables, and where it speaks of review. */
export function controlFactsOf(sections: readonly ImportedSection[]): ControlFacts {
  const all = sections.flatMap(({ clauses }) => clauses)
  const front = sections.filter(({ number }) => number === '0').flatMap(({ clauses }) => clauses)
  const labels = all.filter(isLabel)
  const one = <T>(key: string, find: Fact<T> | undefined) => (find ? { [key]: find } : {})
  return {
    ...one('title', titleIn(front)),
    ...one('trustName', institutionIn(all)),
    ...one('edition', first(front, editionOf)),
    ...one(
      'version',
      first(labels, (clause) => labelled(clause, VERSION)),
    ),
    ...one('approved', dated(labels, APPROVED)),
    ...one(
      'approver',
      first(
        labels.filter(({ text }) => APPROVED.test(text)),
        ({ text }) => BODY.exec(text)?.[1]?.trim(),
      ),
    ),
    ...one(
      'lastReview',
      dated(
        labels.filter(({ text }) => !NEXT.test(text)),
        LAST,
      ),
    ),
    ...one('nextReview', dated(labels, NEXT)),
    ...one(
      'cycleMonths',
      first(
        all.filter(({ text }) => /\breview/i.test(text)),
        ({ text }) => cycleIn(text),
      ),
    ),
    ...ownerFacts(labels),
    ...one(
      'status',
      first(labels, (clause) => labelled(clause, STATUS)),
    ),
    numbering: numberingOf(all),
    history: versionTables(all).rows,
  }
}

/** The trust or school a document names most often, by its full name. */
function institutionIn(clauses: readonly ImportedClause[]): Fact<string> | undefined {
  const named = clauses.flatMap(({ text, number }) =>
    [...text.matchAll(INSTITUTION), ...text.matchAll(/\b([A-Z]\w+MAT)\b/g)].map(
      ([, name = '']) => ({
        value: name.replace(/^(?:The|Our|This|All|Any|Of|And)\s+/, '').trim(),
        clause: number,
      }),
    ),
  )
  const full = named.filter(
    ({ value }) =>
      (countWords(value) > 1 || /\wMAT$/.test(value)) && !/^(?:Headteacher|School)\b/.test(value),
  )
  const groups = [...Map.groupBy(full, ({ value }) => value).values()]
  return groups.toSorted((a, b) => b.length - a.length)[0]?.[0]
}

function isLabel({ kind, text, cells }: ImportedClause): boolean {
  return (kind === 'front' || kind === 'row' || countWords(text) <= 14) && (cells?.length ?? 2) <= 3
}

function first<T>(
  clauses: readonly ImportedClause[],
  find: (clause: ImportedClause) => T | undefined,
): Fact<T> | undefined {
  for (const clause of clauses) {
    const value = find(clause)
    if (value !== undefined) return { value, clause: clause.number }
  }
  return undefined
}

function dated(clauses: readonly ImportedClause[], about: RegExp): Fact<PrintedDate> | undefined {
  return first(
    clauses.filter(({ text }) => about.test(text)),
    ({ text }) => dateIn(text),
  )
}

/** The value beside a label, in a table or after a colon. */
function labelled({ text, cells }: ImportedClause, label: RegExp): string | undefined {
  const [name = '', ...rest] = cells ?? text.split(/:\s+/)
  const value = rest.join(' ').trim()
  return label.test(name.trim()) && value !== '' ? value : undefined
}

function titleIn(front: readonly ImportedClause[]): Fact<string> | undefined {
  return (
    first(front, (clause) =>
      labelled(clause, /^(?:(?:policy|document)(?: title| name)?|title(?: of (?:the )?policy)?)$/i),
    ) ??
    first(front, ({ text, cells }) =>
      cells === undefined &&
      /\bpolicy\b/i.test(text) &&
      countWords(text) <= 14 &&
      !/[.)]$/.test(text)
        ? text
        : undefined,
    )
  )
}

function editionOf(clause: ImportedClause): string | undefined {
  const { text, cells } = clause
  if (cells !== undefined || countWords(text) > 4 || /\breview|approv/i.test(text)) return undefined
  return dateIn(text) === undefined ? undefined : text
}

function ownerFacts(
  labels: readonly ImportedClause[],
): Pick<ControlFacts, 'owner' | 'ownerIsNamed'> {
  const found = first(labels, (clause) => labelled(clause, OWNER))
  if (!found) return {}
  return !isRole(found.value)
    ? { ownerIsNamed: { value: true, clause: found.clause } }
    : { owner: found }
}

/** Whether an owner is named as a role, and not as a person. */
export function isRole(owner: string): boolean {
  return ROLE.test(owner) && !NAME.test(owner)
}
