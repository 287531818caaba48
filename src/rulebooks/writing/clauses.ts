import { err, ok, type Result } from '#core/result.ts'
import { cutDocument } from '#rulebooks/language/document.ts'
import { complaintsAbout } from '#rulebooks/language/mistakes.ts'

import { clausesOf, isBlank, outlineOf, type Outline } from './outline.ts'
import { findClause, splice, toLines } from './splice.ts'
import type { WritingError } from './writing-error.ts'

/** Where a clause is put: after another, at the start of a section, or in a new section at the end. */
export type Spot =
  | { readonly after: string }
  | { readonly atStartOf: string }
  | { readonly newSection: string }

/** A clause with its heading, words and blocks as they stand, without blank lines after it. */
export function clauseSource(text: string, id: string): string | undefined {
  const found = findClause(text, id)
  if (!found.ok) return undefined
  const { outline, place } = found.value
  return outline.lines
    .slice(place.start, place.end)
    .join('')
    .replace(/\r?\n$/, '')
}

/** The document with a clause written anew; everything else stays byte for byte. */
export function replaceClause(
  text: string,
  id: string,
  source: string,
): Result<string, WritingError> {
  const found = findClause(text, id)
  if (!found.ok) return found
  const wrong = problemOf(source, id)
  if (wrong) return err(wrong)
  const { outline, place } = found.value
  return ok(splice(outline, place, toLines(source.trim(), outline)))
}

/** The document with one more clause; its id must be new. */
export function addClause(
  text: string,
  { at, source }: { readonly at: Spot; readonly source: string },
): Result<string, WritingError> {
  const outline = outlineOf(text)
  if (outline === undefined) return err({ type: 'not-a-rulebook' })
  const id = idOf(source)
  const wrong = problemOf(source, id)
  if (wrong) return err(wrong)
  if (clausesOf(outline).some((one) => one.id === id)) {
    return err({ type: 'clause-stands-already', id })
  }
  const line = lineOf(outline, at)
  if (!line.ok) return line
  return ok(insert(outline, line.value, newLines(outline, at, source)))
}

/** The document without a clause and the blank lines after it. */
export function removeClause(text: string, id: string): Result<string, WritingError> {
  const found = findClause(text, id)
  if (!found.ok) return found
  const { outline, place } = found.value
  const isLast = place.next === outline.lines.length
  let start = place.start
  // At the end of the document the blank lines before it would be left over.
  while (isLast && isBlank(outline.lines[start - 1])) start -= 1
  return ok(splice(outline, { start, end: place.next }, []))
}

/** The document with a clause moved, as it stands, to another place. */
export function moveClause(text: string, id: string, at: Spot): Result<string, WritingError> {
  const source = clauseSource(text, id)
  const without = removeClause(text, id)
  if (source === undefined || !without.ok) return err({ type: 'no-such-clause', id })
  return addClause(without.value, { at, source })
}

function idOf(source: string): string {
  return /^## +([^\s]+)/.exec(source.trim())?.[1] ?? ''
}

/** What keeps a source from being one clause of an id. */
function problemOf(source: string, id: string): WritingError | undefined {
  const complaints = complaintsAbout('clause')
  const trimmed = source.trim()
  const document = cutDocument(`---\n---\n# Section\n${trimmed}\n`, complaints)
  const [said] = complaints.found
  if (said) return { type: 'not-one-clause', why: said.says }
  const sections = document?.sections ?? []
  const clauses = sections.flatMap((section) => section.clauses)
  if (sections.length > 1 || clauses.length !== 1 || !trimmed.startsWith('## ')) {
    return { type: 'not-one-clause', why: 'this is not one clause under its heading' }
  }
  const isMeant = clauses.some((clause) => clause.id === id)
  const why = `the heading of this clause begins with \`## ${id}\``
  return isMeant ? undefined : { type: 'not-one-clause', why }
}

function lineOf(outline: Outline, at: Spot): Result<number, WritingError> {
  if ('newSection' in at) return ok(outline.lines.length)
  if ('after' in at) {
    const place = clausesOf(outline).find(({ id }) => id === at.after)
    return place ? ok(place.next) : err({ type: 'no-such-clause', id: at.after })
  }
  const section = outline.sections.find(({ title }) => title === at.atStartOf)
  if (!section) return err({ type: 'no-such-section', title: at.atStartOf })
  return ok(section.clauses[0]?.start ?? section.next)
}

function newLines(outline: Outline, at: Spot, source: string): readonly string[] {
  const clause = toLines(source.trim(), outline)
  if (!('newSection' in at)) return clause
  const title = at.newSection.replaceAll(/\s+/g, ' ').trim()
  return [`# ${title}${outline.ending}`, outline.ending, ...clause]
}

/** Puts lines in front of a line, with one blank line on each side where something stands there. */
function insert(outline: Outline, line: number, put: readonly string[]): string {
  const { lines, ending } = outline
  const before = lines[line - 1]
  const open = before !== undefined && !before.endsWith('\n') ? [ending] : []
  const above = isBlank(before) ? [] : [ending]
  const below = line < lines.length ? [ending] : []
  return splice(outline, { start: line, end: line }, [...open, ...above, ...put, ...below])
}
