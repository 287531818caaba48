/** The words somebody looks for in names; the parts of a double name are words, as they are in names. */
export function wordsOfName(looked: string): readonly string[] {
  return looked
    .split(/[\s\-'’]+/)
    .filter((word) => word !== '')
    .slice(0, 6)
}
