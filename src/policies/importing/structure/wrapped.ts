import type { Line } from '#policies/importing/document.ts'

/** A line with every place of the file it was put together from. */
export type Joined = Line & { readonly sources: readonly number[] }

/** Puts a sentence broken over several lines together again. */
export function joinWrapped(lines: readonly Line[]): readonly Joined[] {
  const joined: Joined[] = []
  for (const line of lines) {
    const before = joined.at(-1)
    if (before && goesOn(before, line)) joined[joined.length - 1] = together(before, line)
    else joined.push({ ...line, sources: [line.source] })
  }
  return joined
}

function together(before: Joined, line: Line): Joined {
  const hyphen = /[a-z]-$/.test(before.text) && /^[a-z]/.test(line.text)
  return {
    ...before,
    text: hyphen ? `${before.text.slice(0, -1)}${line.text}` : `${before.text} ${line.text}`,
    sources: [...before.sources, line.source],
  }
}

const LONG = 60

function goesOn(before: Line, line: Line): boolean {
  if (!canJoin(before, line)) return false
  const isOver = /[.:;!?]["”’')]?$/.test(before.text)
  const isLong = before.text.length >= LONG
  return /^[a-z(&]/.test(line.text) ? isLong || !isOver : isLong && !isOver
}

function canJoin(before: Line, line: Line): boolean {
  const isLoose = !line.gap && line.style === 'plain' && line.number === undefined
  return isLoose && before.style !== 'row' && before.style !== 'heading'
}
