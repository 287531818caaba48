import type { Part } from '#test/made-documents.ts'

/**
 * The lines of a text as parts of a document, the way a school office would set it: bullets as bullets,
 * tabs as tables, short lines without a full stop as headings. Nothing of the import is used for it.
 */
export function partsOfText(text: string): readonly Part[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => partOf(withoutMarks(line)))
}

function withoutMarks(line: string): string {
  return line
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll(/\[([^\][]*)\]\([^)]*\)/g, '$1')
    .replaceAll('**', '')
}

function partOf(line: string): Part {
  const [, indent, words = ''] = /^(\s*)- (.*)$/.exec(line) ?? []
  if (indent !== undefined) return { kind: 'item', text: words, level: indent === '' ? 1 : 2 }
  const text = line.trim()
  if (!text.includes('\t')) return { kind: looksLikeHeading(text) ? 'heading' : 'text', text }
  return { kind: 'row', text, cells: text.split(/\t+/).map((cell) => cell.trim()) }
}

function looksLikeHeading(text: string): boolean {
  const isShort = text.split(/\s+/).length <= 9 && !/[.;!?]$/.test(text)
  return isShort && !/\b(?:19|20)\d\d\b/.test(text)
}
