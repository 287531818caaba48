import type { Part } from '#test/made-documents.ts'

/**
 * The lines of a text as parts of a document, the way a school office would set it: bullets as bullets,
 * tabs as tables, short lines without a full stop as headings. Nothing of the import is used for it.
 */
export function partsOfText(text: string): readonly Part[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const plain = line
        .replaceAll(/<[^<>]*>/g, ' ')
        .replaceAll(/\[([^\][]*)\]\([^)]*\)/g, '$1')
        .replaceAll('**', '')
      const bullet = /^(\s*)- (.*)$/.exec(plain)
      if (bullet) {
        const [, indent = '', words = ''] = bullet
        return { kind: 'item', text: words, level: indent.length === 0 ? 1 : 2 }
      }
      const trimmed = plain.trim()
      if (trimmed.includes('\t')) {
        return { kind: 'row', text: trimmed, cells: trimmed.split(/\t+/).map((cell) => cell.trim()) }
      }
      const isShort = trimmed.split(/\s+/).length <= 9 && !/[.;!?]$/.test(trimmed)
      const hasYear = /\b(?:19|20)\d\d\b/.test(trimmed)
      return { kind: isShort && !hasYear ? 'heading' : 'text', text: trimmed, level: 1 }
    })
}
