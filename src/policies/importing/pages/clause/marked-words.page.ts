import { levelled } from '#policies/importing/matching/ideas.ts'
import { html, type Html } from '#web/html.ts'

/** The words of a clause with those marked that a control was offered for. */
export function markedWords(text: string, found: readonly string[]): Html {
  const level = levelled(text)
  // Where the levelled text has another length, its places are not those of the text.
  const places = level.length === text.length ? placesOf(level, found) : []
  const pieces: Html[] = []
  let at = 0
  for (const [start, end] of places) {
    if (start < at) continue
    pieces.push(
      html`${text.slice(at, start)}<mark class="hr-mark">${text.slice(start, end)}</mark>`,
    )
    at = end
  }
  return html`${pieces}${text.slice(at)}`
}

function placesOf(level: string, found: readonly string[]): readonly (readonly [number, number])[] {
  return [...new Set(found.map(levelled))]
    .map((words) => [level.indexOf(words), words.length] as const)
    .filter(([start]) => start >= 0)
    .map(([start, length]) => [start, start + length] as const)
    .toSorted(([a, b], [c, d]) => a - c || d - b)
}
