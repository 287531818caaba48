import { err, ok, type Result } from '#core/result.ts'

import { isBlank, type ClausePlace, type Outline } from './outline.ts'
import { findClause, splice, toLines } from './splice.ts'
import type { WritingError } from './writing-error.ts'

/** The words of a clause as they are read, settings still named in braces. */
export function clauseWords(text: string, id: string): string | undefined {
  const found = findClause(text, id)
  return found.ok ? found.value.place.words : undefined
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
  const [firstBlock] = place.blocks
  const stop = firstBlock?.start ?? place.end
  let start = place.start + 1
  while (start < stop && isBlank(lines[start])) start += 1
  let end = stop
  while (end > start && isBlank(lines[end - 1])) end -= 1
  // Without words before, the blank lines after the heading are those before the first block.
  if (start === end) start = end = place.start + 1
  const gap = firstBlock && end === stop ? [ending] : []
  const rest = lines.slice(end, place.end).filter((line, i) => isBlank(line) || inBlock(end + i))
  const put = words === '' ? [] : [...toLines(words, outline), ...gap]
  return splice(outline, { start, end: place.end }, [...put, ...rest])

  /** Words between and after the blocks are words of the clause too, and are all replaced. */
  function inBlock(line: number): boolean {
    return place.blocks.some((block) => line >= block.start && line < block.end)
  }
}
