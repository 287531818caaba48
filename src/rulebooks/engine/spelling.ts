/** A value as text; lists and maps, which no fact takes, only by their kind. */
export function plainly(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Text that is its own spelling, as nearly all that is asked on pages is. */
const SPELLED = /^[a-z0-9-]*$/

/** A spelling as it is looked up: lower case, hyphens for spaces and underscores. */
export function spelling(value: unknown): string {
  const text = plainly(value)
  if (SPELLED.test(text)) return text
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_/]+/g, '-')
}
