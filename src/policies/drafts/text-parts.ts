import { frontText } from '#rulebooks/writing/front.ts'
import { clausesOf, outlineOf } from '#rulebooks/writing/outline.ts'

/** A text in its parts: the front matter, and each clause as it stands. */
export type TextParts = {
  readonly front: string
  readonly clauses: ReadonlyMap<string, string>
}

/** The parts of a text; a text that is no rulebook is all front. */
export function textParts(text: string): TextParts {
  const outline = outlineOf(text)
  if (outline === undefined) return { front: text, clauses: new Map() }
  const entries = clausesOf(outline).map(
    ({ id, start, end }) => [id, outline.lines.slice(start, end).join('').trimEnd()] as const,
  )
  return { front: frontText(outline), clauses: new Map(entries) }
}
