import { isRecord } from '#core/is-record.ts'

/**
 * JSON in the one form that RFC 8785 gives to a value: names in the order of their UTF-16 units, no
 * spaces, numbers and text as ECMAScript writes them. Throws on what JSON cannot carry faithfully.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (!isRecord(value)) return scalar(value)
  const members = Object.keys(value)
    .toSorted()
    .map((name) => `${scalar(name)}:${canonicalJson(value[name])}`)
  return `{${members.join(',')}}`
}

function scalar(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string' && value.isWellFormed()) return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  throw new Error(`not a value of JSON: ${typeof value}`)
}
