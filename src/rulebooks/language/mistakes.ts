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

/** An empty list of complaints about one file. */
export function complaintsAbout(file: string): Complaints {
  const found: Mistake[] = []
  return { file, found, add: (line, says) => void found.push({ file, line, says }) }
}

/** “`a`, `b` or `c`”: what would have been accepted, shortened to the twelve nearest by spelling. */
export function oneOf(names: Iterable<string>, near = ''): string {
  const all = [...names]
  const shown = all.length > 12 ? nearest(all, near).slice(0, 12) : all
  const quoted = shown.map((name) => `\`${name}\``)
  const more = all.length > shown.length ? ' …' : ''
  if (quoted.length < 2) return quoted.join('') + more
  return `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}${more}`
}

function nearest(names: readonly string[], near: string): readonly string[] {
  const shared = (name: string): number => {
    let count = 0
    for (const part of near.split(/[._-]/)) if (part.length > 2 && name.includes(part)) count++
    return count
  }
  return names.toSorted((a, b) => shared(b) - shared(a))
}
