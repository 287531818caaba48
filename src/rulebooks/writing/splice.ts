import { err, ok, type Result } from '#core/result.ts'

import { clausesOf, outlineOf, type ClausePlace, type Outline } from './outline.ts'
import type { WritingError } from './writing-error.ts'

/** A clause found in a document. */
export type Found = { readonly outline: Outline; readonly place: ClausePlace }

/** The clause of an id, and the document around it. */
export function findClause(text: string, id: string): Result<Found, WritingError> {
  const outline = outlineOf(text)
  if (outline === undefined) return err({ type: 'not-a-rulebook' })
  const place = clausesOf(outline).find((one) => one.id === id)
  return place === undefined ? err({ type: 'no-such-clause', id }) : ok({ outline, place })
}

/** The document with the lines from `start` up to `end` replaced by others, all else as it was. */
export function splice(
  { lines }: Outline,
  { start, end }: { readonly start: number; readonly end: number },
  put: readonly string[],
): string {
  return [...lines.slice(0, start), ...put, ...lines.slice(end)].join('')
}

/** A text as lines that end as those of the document do. */
export function toLines(text: string, { ending }: Pick<Outline, 'ending'>): readonly string[] {
  return text.split(/\r\n|\r|\n/).map((line) => `${line}${ending}`)
}
