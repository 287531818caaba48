import { err, ok, type Result } from '#core/result.ts'

import { isBlank, type ClausePlace, type Outline } from './outline.ts'
import { findClause, splice, toLines } from './splice.ts'
import type { WritingError } from './writing-error.ts'

/** The words of a clause as they are read, settings still named in braces. */
export function clauseWords(text: string, id: string): string | undefined {
  const found = findClause(text, id)
  return found.ok ? found.value.place.words : undefined
}

/** The title in the heading of a clause, empty where there is none. */
export function clauseTitle(text: string, id: string): string | undefined {
  const found = findClause(text, id)
  return found.ok ? found.value.place.title : undefined
}

/** The document with other words for a clause; its heading, its blocks and all else stay as they are. */
export function setClauseWords(
  text: string,
  id: string,
  words: string,
): Result<string, WritingError> {
  const found = findClause(text, id)
  if (!found.ok) return found
  const meant = words
    .replaceAll(/\r\n|\r/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
  const breaking = meant.split('\n').find((line) => /^(?:##? |```)/.test(line))
  if (breaking !== undefined) return err({ type: 'breaks-document', line: breaking })
  const { outline, place } = found.value
  return ok(meant === place.words ? text : rewrite(outline, place, meant))
}

/** The document with another title in the heading of a clause; an empty title is none. */
export function setClauseTitle(
  text: string,
  id: string,
  title: string,
): Result<string, WritingError> {
  const found = findClause(text, id)
  if (!found.ok) return found
  const { outline, place } = found.value
  const meant = title.replaceAll(/\s+/g, ' ').trim()
  if (meant === place.title) return ok(text)
  const heading = `## ${id}${meant === '' ? '' : ` ${meant}`}${outline.ending}`
  return ok(splice(outline, { start: place.start, end: place.start + 1 }, [heading]))
}

function rewrite(outline: Outline, place: ClausePlace, words: string): string {
  const { lines, ending } = outline
  const { start, end } = firstWords(outline, place)
  const isBeforeBlock = place.blocks[0]?.start === end
  const rest = lines
    .slice(end, place.end)
    .filter((line, i) => isBlank(line) || isInBlock(place, end + i))
  const put = words === '' ? [] : [...toLines(words, outline), ...(isBeforeBlock ? [ending] : [])]
  return splice(outline, { start, end: place.end }, [...put, ...rest])
}

/** The lines of the words before the first block, without the blank lines around them. */
function firstWords({ lines }: Outline, place: ClausePlace): { start: number; end: number } {
  const head = place.start + 1
  const stop = place.blocks[0]?.start ?? place.end
  const filled = (line: number): boolean => !isBlank(lines[line])
  const held = Array.from({ length: stop - head }, (_, i) => head + i).filter(filled)
  // Without words before, the blank lines after the heading are those before the first block.
  const [first = head, last = head - 1] = [held[0], held.at(-1)]
  return { start: first, end: last + 1 }
}

/** Words between and after the blocks are words of the clause too, and are all replaced. */
function isInBlock({ blocks }: ClausePlace, line: number): boolean {
  return blocks.some((block) => line >= block.start && line < block.end)
}
