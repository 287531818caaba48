import { cutDocument, type RawClause } from '#rulebooks/language/document.ts'
import { complaintsAbout } from '#rulebooks/language/mistakes.ts'

/** A fenced block of a clause: the lines from its opening to its closing, counted from 0. */
export type BlockPlace = {
  readonly language: string
  readonly text: string
  readonly start: number
  /** The line after its closing one. */
  readonly end: number
}

/** Where a clause stands: its lines from the heading on, counted from 0. */
export type ClausePlace = {
  readonly id: string
  readonly title: string
  /** Its words as they are read: without blank lines around them. */
  readonly words: string
  readonly start: number
  /** The line after its last one that is not blank. */
  readonly end: number
  /** The line of the heading that follows, or after the last line of the document. */
  readonly next: number
  readonly blocks: readonly BlockPlace[]
}

/** Where a section stands. */
export type SectionPlace = {
  readonly title: string
  readonly start: number
  readonly next: number
  readonly clauses: readonly ClausePlace[]
}

/** A rulebook's document as lines, each with its own ending, and where its parts stand in them. */
export type Outline = {
  readonly lines: readonly string[]
  /** What ends a line of this document. */
  readonly ending: '\n' | '\r\n'
  /** The line of the second `---`. */
  readonly frontEnd: number
  readonly sections: readonly SectionPlace[]
}

/** Where the parts of a document stand; undefined for a text that is no rulebook at all. */
export function outlineOf(text: string): Outline | undefined {
  const document = cutDocument(text, complaintsAbout('policy.md'))
  if (document === undefined) return undefined
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? []
  const heads = document.sections
    .flatMap(({ line, clauses }) => [line, ...clauses.map((clause) => clause.line)])
    .map((line) => line - 1)
  const nextOf = (start: number): number => heads.find((one) => one > start) ?? lines.length
  const sections = document.sections.map(({ title, line, clauses }, i) => ({
    title,
    start: line - 1,
    next: (document.sections[i + 1]?.line ?? lines.length + 1) - 1,
    clauses: clauses.map((raw) => placeOf(raw, { lines, next: nextOf(raw.line - 1) })),
  }))
  const ending = lines[0]?.endsWith('\r\n') ? '\r\n' : '\n'
  return { lines, ending, frontEnd: lines.findIndex(endsFront), sections }
}

/** Every clause of an outline, in the order of the document. */
export function clausesOf({ sections }: Outline): readonly ClausePlace[] {
  return sections.flatMap(({ clauses }) => clauses)
}

/** Whether a line holds nothing. */
export function isBlank(line: string | undefined): boolean {
  return line?.trim() === ''
}

function endsFront(line: string, index: number): boolean {
  return index > 0 && line.replace(/\r?\n$/, '') === '---'
}

type Around = { readonly lines: readonly string[]; readonly next: number }

function placeOf({ id, title, line, text, fences }: RawClause, around: Around): ClausePlace {
  const start = line - 1
  let end = around.next
  while (end > start + 1 && isBlank(around.lines[end - 1])) end -= 1
  const blocks = fences.map((fence) => {
    const opened = fence.line - 2
    const closed = around.lines.findIndex((one, i) => i > opened && one.trim() === '```')
    return { language: fence.language, text: fence.text, start: opened, end: closed + 1 }
  })
  return { id, title, words: text, start, end, next: around.next, blocks }
}
