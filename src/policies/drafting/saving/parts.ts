import type { Result } from '#core/result.ts'
import { blockTexts, setBlocks } from '#rulebooks/writing/blocks.ts'
import {
  clauseTitle,
  clauseWords,
  setClauseTitle,
  setClauseWords,
} from '#rulebooks/writing/clause-words.ts'
import type { WritingError } from '#rulebooks/writing/writing-error.ts'

/**
 * A part of a draft that one form changes: how it is read as text and written back. Parts are what two
 * people's saves are put together by.
 */
export type Part = {
  readonly name: string
  /** Prose is merged sentence by sentence; an atom is one thing. */
  readonly kind: 'prose' | 'atom'
  /** The part as text; undefined where the draft no longer holds it. */
  readonly read: (source: string) => string | undefined
  readonly write: (source: string, text: string) => Result<string, WritingError>
  /** The clauses whose rules must be confirmed again once this part is another. */
  readonly unsettles?: (source: string) => readonly string[]
}

/** The words of a clause. */
export function wordsPart(clause: string): Part {
  return {
    name: 'words',
    kind: 'prose',
    read: (source) => clauseWords(source, clause),
    write: (source, text) => setClauseWords(source, clause, text),
    unsettles: () => [clause],
  }
}

/** The title of a clause. */
export function titlePart(clause: string): Part {
  return {
    name: 'title',
    kind: 'prose',
    read: (source) => clauseTitle(source, clause),
    write: (source, text) => setClauseTitle(source, clause, text),
  }
}

/** Nothing an author writes looks like this line. */
const BETWEEN = '\n\u0000\n'

/** The worked examples of a clause, all together. */
export function examplesPart(clause: string): Part {
  return {
    name: 'examples',
    kind: 'prose',
    read: (source) => joinBlocks(blockTexts(source, clause, 'example')),
    write: (source, text) =>
      setBlocks(source, { id: clause, kind: 'example' }, text === '' ? [] : text.split(BETWEEN)),
  }
}

/** Blocks as the one text that `examplesPart` reads and writes. */
export function joinBlocks(blocks: readonly string[]): string {
  return blocks.join(BETWEEN)
}
