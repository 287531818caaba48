import { settingsNamed } from '#rulebooks/language/words.ts'

/** What would begin a section, a clause or a block where it begins a line. */
const MARK = /^(?:##? |```)/

/**
 * The words of a document as they are no name of a setting and no citation in a rulebook: braces stand
 * off what they hold, and an id of a clause that is not there (`isClause`) is written with the hyphen
 * that does not break a line.
 */
export function asWords(
  text: string,
  { trust, isClause }: { readonly trust: string; readonly isClause: (id: string) => boolean },
): string {
  let words = text.replaceAll(/\s+/g, ' ').trim()
  for (const name of settingsNamed(words)) words = words.replaceAll(`{${name}}`, `{ ${name} }`)
  return words.replaceAll(new RegExp(`\\b(${trust})-([A-Z]?\\d+\\.\\d+)\\b`, 'g'), (id) =>
    isClause(id) ? id : id.replace('-', '\u2011'),
  )
}

/** A line of words set so that it is read as words: a mark counts only where it begins its line. */
export function asLine(words: string): string {
  return MARK.test(words) ? ` ${words}` : words
}
