import { isLetter } from '#policies/importing/reading/printed-number.ts'

import { countWords } from './bare-words.ts'
import type { Outline, OutlineLine, OutlineSection } from './outline.ts'
import { startNumbering, type Numbering } from './numbering.ts'
import { withReferences } from './references.ts'
import { sectionNumbers } from './section-numbers.ts'
import { LEANS, statementsOf } from './sentences.ts'
import type { Joined } from './wrapped.ts'

/** What stands around a clause: the headings over it, what introduces its list, what it leans on. */
export type Around = {
  readonly section: string
  readonly part: string
  readonly lead: string
  /** The statement before, where the clause makes no sense without it. */
  readonly leant: string
}

/** A clause of an imported policy: one statement, with where it stands and what stands around it. */
export type ImportedClause = {
  /** Its number within the policy, by the document's own numbering: `3.07`, `A1.02`. */
  readonly number: string
  readonly text: string
  /** The places of the file it was read from. */
  readonly sources: readonly number[]
  readonly page?: number
  /** The number the document prints before it, when it does. */
  readonly printed?: string
  readonly kind: 'front' | 'statement' | 'lead' | 'row'
  readonly cells?: readonly string[]
  /** The headings over it and the words that introduce the list it stands in. */
  readonly around: Around
}

/** A section with its clauses. */
export type ImportedSection = {
  readonly number: string
  readonly title: string
  readonly clauses: readonly ImportedClause[]
}

/** Makes the clauses of a document: what stands before the first section is section 0. */
export function clausesOf({ front, sections }: Outline): readonly ImportedSection[] {
  const numbers = sectionNumbers(sections)
  const head = {
    title: 'About this document',
    lines: front.map((line) => ({ ...line, isPart: false })),
  }
  const given = new Set<string>()
  const made = [
    sectionOf(head, { number: '0', kind: 'front', given }),
    ...sections.map((section, i) =>
      sectionOf(section, { number: numbers[i] ?? '0', kind: 'statement', given }),
    ),
  ]
  return withReferences(made.filter(({ clauses }) => clauses.length > 0))
}

type Walk = {
  part: string
  lead: string
  parents: { level: number; text: string }[]
  /** The statement before. */
  before: string
  /** How many items the list has so far that a lettered item opened: (i) and (ii) under (b). */
  under: number
}

type Made = {
  readonly number: string
  readonly kind: 'front' | 'statement'
  /** Numbers given so far, in all sections. */
  readonly given: Set<string>
}

function sectionOf(
  { title, lines }: Pick<OutlineSection, 'title' | 'lines'>,
  { number, kind, given }: Made,
): ImportedSection {
  const numbering = startNumbering(number, lines, given)
  const walk: Walk = { part: '', lead: '', parents: [], before: '', under: 0 }
  const clauses = lines.flatMap((line) => {
    if (line.isPart) {
      Object.assign(walk, { part: line.text, lead: '', parents: [], before: '', under: 0 })
      return []
    }
    return clausesAt(line, { numbering, walk, section: title, kind })
  })
  return { number, title, clauses }
}

type Place = {
  readonly numbering: Numbering
  readonly walk: Walk
  readonly section: string
  readonly kind: 'front' | 'statement'
}

function clausesAt(line: OutlineLine, place: Place): readonly ImportedClause[] {
  const { walk, numbering, kind } = place
  stepTo(line, walk)
  const statements = statementsIn(line, kind)
  const around = aroundOf(place, leantOn(line.text, walk))
  const isOnlyLead = opens(line, place, statements.at(-1) ?? '')
  if (isOnlyLead) return []
  return statements.map((text, i) => ({
    ...partsOf(line),
    number: numbering.next(line, i),
    text,
    kind: kindOf(line, text, kind),
    around,
  }))
}

function statementsIn({ style, text }: OutlineLine, kind: Place['kind']): readonly string[] {
  return style === 'row' || kind === 'front' ? [text] : statementsOf(text)
}

/** Keeps what the lines after a line stand under; true when the line says nothing but that. */
function opens(line: OutlineLine, { walk, kind }: Place, last: string): boolean {
  const leant = leantOn(line.text, walk)
  walk.before = leant === '' ? last : `${leant} ${last}`.slice(-400)
  if (line.style === 'item' && walk.under === 0)
    walk.parents.push({ level: line.level, text: last })
  if (kind === 'front' || !introduces(line, last)) return false
  walk.lead = last
  return countWords(line.text) <= 3
}

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'] as const

/** Closes the lists a line no longer stands in. */
function stepTo(line: OutlineLine, walk: Walk): void {
  walk.under = isUnder(line, walk) ? walk.under + 1 : 0
  if (walk.under > 0) return
  const depth = line.style === 'item' ? line.level : 0
  walk.parents = walk.parents.filter((one) => one.level < depth)
  if (line.style !== 'item' && line.style !== 'row') walk.lead = ''
}

/** Whether a line is the next item of the list that a lettered item of its own level opens. */
function isUnder({ level, number }: OutlineLine, { under, parents }: Walk): boolean {
  const opener = parents.at(-1)
  return number === ROMAN[under] && opener?.level === level && opener.text.endsWith(':')
}

function aroundOf({ section, walk }: Place, leant: string): Around {
  const leads = [walk.lead, ...walk.parents.map(({ text }) => text)]
  return { section, part: walk.part, lead: leads.filter((one) => one !== '').join(' '), leant }
}

/** The statement before, for one that makes no sense without it: “This includes …”. */
function leantOn(text: string, { before }: Walk): string {
  const leans = LEANS.test(text) || /\bexceptions?\b/i.test(text)
  return leans && countWords(text) <= 24 ? before : ''
}

function partsOf(line: Joined): Pick<ImportedClause, 'sources' | 'page' | 'printed' | 'cells'> {
  const { sources, page, number, cells } = line
  return {
    sources,
    ...(page === undefined ? {} : { page }),
    ...(number === undefined ? {} : { printed: isLetter(number) ? `(${number})` : number }),
    ...(cells === undefined ? {} : { cells }),
  }
}

const OPENING = /^(?:this|these|the following|staff|employees|we|you|they|pupils|all)\b/i

/** Whether a line only introduces what follows: it ends with a colon, or is a bare “This policy”. */
function introduces({ style }: Joined, text: string): boolean {
  if (style !== 'plain') return false
  return /[:–-]$/.test(text) || (countWords(text) <= 3 && OPENING.test(text) && !/[.;]$/.test(text))
}

function kindOf(line: Joined, text: string, kind: Place['kind']): ImportedClause['kind'] {
  if (kind === 'front') return 'front'
  if (line.style === 'row') return 'row'
  return text.endsWith(':') ? 'lead' : 'statement'
}
