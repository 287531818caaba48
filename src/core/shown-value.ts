/** The longest a value is shown in a message, in characters. */
const LONGEST = 80

/**
 * A value someone sent, as a message about it shows it: cut short, and a list or map by its kind
 * only, as it may be nested more deeply than can be written out.
 */
export function shownValue(value: unknown): string {
  if (Array.isArray(value)) return 'that is a list'
  if (typeof value === 'object' && value !== null) return 'that is a map'
  return (JSON.stringify(value) ?? 'given').slice(0, LONGEST)
}
