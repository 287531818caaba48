/** Something wrong in a rulebook, told to its author: where, and in plain words what and what to do. */
export type Mistake = {
  readonly file: string
  /** Line in the file, counted from 1. */
  readonly line: number
  readonly says: string
}

/** One mistake as a line people and editors can follow: `file:line: words`. */
export function renderMistake({ file, line, says }: Mistake): string {
  return `${file}:${line}: ${says}`
}

/** Collects mistakes of one file while it is read, so that an author sees all of them at once. */
export type Complaints = {
  readonly file: string
  readonly found: readonly Mistake[]
  readonly add: (line: number, says: string) => void
}

/** More mistakes than this nobody reads at once; a file that is no rulebook could have a million. */
const MOST = 1000

/** An empty list of complaints about one file. The same complaint is kept once, and `MOST` in all. */
export function complaintsAbout(file: string): Complaints {
  const found: Mistake[] = []
  const add = (line: number, says: string): void => {
    if (found.length >= MOST) return
    if (found.some((one) => one.line === line && one.says === says)) return
    found.push({ file, line, says })
  }
  return { file, found, add }
}

/** “`a`, `b` or `c`”: what would have been accepted; of more than twelve, the six nearest by spelling. */
export function oneOf(names: Iterable<string>, near = ''): string {
  const all = [...names]
  const shown = all.length > 12 ? nearest(all, near).slice(0, 6) : all
  const quoted = shown.map((name) => `\`${name}\``)
  const more = all.length > shown.length ? ' …' : ''
  if (quoted.length < 2) return quoted.join('') + more
  return `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}${more}`
}

function nearest(names: readonly string[], near: string): readonly string[] {
  const distances = new Map(names.map((name) => [name, distance(name, near)]))
  return names.toSorted((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0))
}

/** How many letters must be added, dropped or changed to make one word of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const letter of a) row = nextRow(row, letter, b)
  return row.at(-1) ?? 0
}

function nextRow(row: readonly number[], letter: string, word: string): number[] {
  const [first = 0, ...rest] = row
  const next = [first + 1]
  rest.forEach((above, i) => {
    const changed = (row[i] ?? 0) + (word[i] === letter ? 0 : 1)
    next.push(Math.min(changed, above + 1, (next[i] ?? 0) + 1))
  })
  return next
}
