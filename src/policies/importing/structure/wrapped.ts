import type { Line } from '#policies/importing/document.ts'

/** A line with every place of the file it was put together from. */
export type Joined = Line & { readonly sources: readonly number[] }

/** A line that may go on: its pieces, put together once it is whole, and how long it is so far. */
type Open = { readonly line: Line; readonly pieces: string[]; length: number; sources: number[] }

/** Puts a sentence broken over several lines together again. */
export function joinWrapped(lines: readonly Line[]): readonly Joined[] {
  const joined: Open[] = []
  for (const line of lines) {
    const { text, source } = line
    const before = joined.at(-1)
    if (before && goesOn(before, line)) add(before, line)
    else joined.push({ line, pieces: [text], length: text.length, sources: [source] })
  }
  return joined.map(({ line, pieces, sources }) => ({ ...line, text: pieces.join(''), sources }))
}

function add(open: Open, { text, source }: Line): void {
  const { pieces, sources } = open
  const before = pieces.at(-1) ?? ''
  const isSplit = /[a-z]-$/.test(before) && /^[a-z]/.test(text)
  if (isSplit) pieces[pieces.length - 1] = before.slice(0, -1)
  pieces.push(isSplit ? text : ` ${text}`)
  sources.push(source)
  open.length += text.length + (isSplit ? -1 : 1)
}

const LONG = 60

function goesOn({ line: before, pieces, length }: Open, line: Line): boolean {
  if (!canJoin(before, line)) return false
  const isOver = /[.:;!?]["”’')]?$/.test(pieces.at(-1) ?? '')
  const isLong = length >= LONG
  return /^[a-z(&]/.test(line.text) ? isLong || !isOver : isLong && !isOver
}

function canJoin(before: Line, line: Line): boolean {
  const isLoose = !line.gap && line.style === 'plain' && line.number === undefined
  return isLoose && before.style !== 'row' && before.style !== 'heading'
}
