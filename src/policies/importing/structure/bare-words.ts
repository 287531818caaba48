/** A title without case, marks and number, so that two printings of it can be told to be one. */
export function bareWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .replace(/^\s*(?:section |appendix )?\d+(?: \d+)*\s+/, '')
    .trim()
}

/** The number of words in a text. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
