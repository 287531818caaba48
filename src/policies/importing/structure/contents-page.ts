import type { Line } from '#policies/importing/document.ts'

import { bareWords } from './bare-words.ts'

/** A document's lines without its contents page, and the titles that page listed. */
export type WithoutContents = {
  readonly lines: readonly Line[]
  readonly titles: ReadonlySet<string>
}

const HEADING = /^(?:table of )?contents(?: page)?:?$/i
const LEADER = /(?:\s*[.…·_]{3,}\s*|\s+[|]?\s*)(?:page\s*)?\d{1,3}$|[.…·]{3,}\s*$/i

/** Takes the contents page out: its lines name sections and say nothing themselves. */
export function withoutContents(lines: readonly Line[]): WithoutContents {
  const written = lines.filter(({ text }) => !/^[.…·_\s|]+$/.test(text))
  const start = written.findIndex(({ text }) => HEADING.test(text))
  if (start < 0) return { lines: written, titles: new Set() }
  const after = written.slice(start + 1)
  const entries = after.slice(0, lengthOfList(after))
  return {
    lines: [...written.slice(0, start), ...after.slice(entries.length)],
    titles: new Set(entries.map(({ text }) => bareWords(text.replace(LEADER, '')))),
  }
}

/** How many lines the list has: an entry names a page, or heads a section further on. */
function lengthOfList(lines: readonly Line[]): number {
  const last = new Map(lines.map(({ text }, place) => [bareWords(text), place]))
  const seen = new Set<string>()
  const end = lines.findIndex((line, place) => {
    const title = bareWords(line.text)
    const again = seen.has(title)
    seen.add(title)
    return !isEntry(line) && (again || title === '' || last.get(title) === place)
  })
  return end < 0 ? lines.length : end
}

function isEntry({ text, cells }: Line): boolean {
  const last = cells?.at(-1)
  if (last !== undefined) return /^(?:\d{1,3}|[.…]*)$/.test(last)
  return text.length < 160 && LEADER.test(text) && !/\b(?:19|20)\d\d$/.test(text)
}
