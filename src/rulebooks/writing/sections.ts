import { err, ok, type Result } from '#core/result.ts'

import { isBlank, outlineOf, type Outline, type SectionPlace } from './outline.ts'
import { splice } from './splice.ts'
import type { WritingError } from './writing-error.ts'

/** Where a section is put: before all others, or after the one with a title. */
export type SectionSpot = 'first' | { readonly after: string }

/** The titles of a document's sections, in their order. */
export function sectionTitles(text: string): readonly string[] {
  return outlineOf(text)?.sections.map(({ title }) => title) ?? []
}

/** The document with one more section, in which nothing stands yet; its title must be new. */
export function addSection(
  text: string,
  { title, at }: { readonly title: string; readonly at: SectionSpot },
): Result<string, WritingError> {
  const outline = outlineOf(text)
  if (outline === undefined) return err({ type: 'not-a-rulebook' })
  const meant = titleOf(title)
  const wrong = notNew(outline, meant)
  if (wrong) return err(wrong)
  const line = lineOf(outline, at)
  return line.ok ? ok(putAt(outline, line.value, meant)) : line
}

/** The document with a section under another title; its clauses stay byte for byte. */
export function renameSection(
  text: string,
  title: string,
  to: string,
): Result<string, WritingError> {
  const found = findSection(text, title)
  if (!found.ok) return found
  const { outline, place } = found.value
  const meant = titleOf(to)
  if (meant === title) return ok(text)
  const wrong = notNew(outline, meant)
  if (wrong) return err(wrong)
  const heading = `# ${meant}${outline.ending}`
  return ok(splice(outline, { start: place.start, end: place.start + 1 }, [heading]))
}

/** The document with a section moved, with all it holds; blank lines between sections stay. */
export function moveSection(
  text: string,
  title: string,
  at: SectionSpot,
): Result<string, WritingError> {
  const found = findSection(text, title)
  if (!found.ok) return found
  const { outline, place } = found.value
  const others = outline.sections.filter((one) => one !== place)
  const before = at === 'first' ? -1 : others.findIndex((one) => one.title === at.after)
  if (at !== 'first' && before < 0) return err({ type: 'no-such-section', title: at.after })
  return ok(inOrder(outline, others.toSpliced(before + 1, 0, place)))
}

/** The document without a section in which nothing stands. */
export function removeSection(text: string, title: string): Result<string, WritingError> {
  const found = findSection(text, title)
  if (!found.ok) return found
  const { outline, place } = found.value
  if (!isEmpty(outline, place)) return err({ type: 'section-not-empty', title })
  const isLast = place.next === outline.lines.length
  let { start } = place
  // At the end of the document the blank lines before it would be left over.
  while (isLast && isBlank(outline.lines[start - 1])) start -= 1
  return ok(splice(outline, { start, end: place.next }, []))
}

/** Whether neither clauses nor words stand under a section's title. */
export function isEmpty({ lines }: Outline, { start, next }: SectionPlace): boolean {
  return lines.slice(start + 1, next).every(isBlank)
}

/** A title on one line, as it stands in a heading. */
function titleOf(typed: string): string {
  return typed.replaceAll(/\s+/g, ' ').trim()
}

function notNew({ sections }: Outline, title: string): WritingError | undefined {
  if (title === '') return { type: 'breaks-document', line: '# ' }
  const stands = sections.some((one) => one.title.toLowerCase() === title.toLowerCase())
  return stands ? { type: 'section-stands-already', title } : undefined
}

type FoundSection = { readonly outline: Outline; readonly place: SectionPlace }

function findSection(text: string, title: string): Result<FoundSection, WritingError> {
  const outline = outlineOf(text)
  if (outline === undefined) return err({ type: 'not-a-rulebook' })
  const place = outline.sections.find((one) => one.title === title)
  return place === undefined ? err({ type: 'no-such-section', title }) : ok({ outline, place })
}

function lineOf(outline: Outline, at: SectionSpot): Result<number, WritingError> {
  const { sections, lines } = outline
  if (at === 'first') return ok(sections[0]?.start ?? lines.length)
  const before = sections.find(({ title }) => title === at.after)
  return before ? ok(before.next) : err({ type: 'no-such-section', title: at.after })
}

function putAt(outline: Outline, line: number, title: string): string {
  const { lines, ending, frontEnd } = outline
  const before = lines[line - 1]
  const open = before?.endsWith('\n') ? [] : [ending]
  const above = isBlank(before) || line - 1 === frontEnd ? [] : [ending]
  const below = line < lines.length ? [ending] : []
  const put = [...open, ...above, `# ${title}${ending}`, ...below]
  return splice(outline, { start: line, end: line }, put)
}

/** The document with its sections in another order; the gap after each place stays where it is. */
function inOrder(outline: Outline, order: readonly SectionPlace[]): string {
  const { lines, ending, sections } = outline
  const endOf = ({ start, next }: SectionPlace): number => {
    let end = next
    while (end > start + 1 && isBlank(lines[end - 1])) end -= 1
    return end
  }
  const put = sections.flatMap((held, i) => {
    const one = order[i] ?? held
    const own = lines.slice(one.start, endOf(one))
    const gap = lines.slice(endOf(held), held.next)
    return [...own.map((line) => (line.endsWith('\n') ? line : `${line}${ending}`)), ...gap]
  })
  return splice(outline, { start: sections[0]?.start ?? 0, end: lines.length }, put)
}
