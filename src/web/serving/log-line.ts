/** What a terminal acts on, or what reads in another order than it is written; JSON leaves these as they are. */
const unruly = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/g

/**
 * An entry of a log as one line of JSON: whatever a request held, it can neither begin another line nor
 * command the terminal that shows it.
 */
export function logLine(entry: object): string {
  return JSON.stringify(entry).replaceAll(unruly, escaped)
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/**
 * The path of a request for the log. What opens something to whoever has it, such as the token of an
 * invitation, is left out; ids are kept.
 */
export function pathForLog(path: string): string {
  return path
    .split('/')
    .map((segment) => (isKey(segment) ? '…' : segment))
    .join('/')
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** Keys are long and drawn at random; the names of trusts and files are in small letters with hyphens. */
function isKey(segment: string): boolean {
  if (!/^[\w.~=-]{32,}$/.test(segment) || uuid.test(segment)) return false
  return /[A-Z]/.test(segment) || !segment.includes('-')
}
