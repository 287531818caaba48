import { momentWords } from '#core/moment-words.ts'
import type { Said } from '#policies/importing/reviewing/said.ts'
import { html, nothing, type Html } from '#web/html.ts'

/** The names of those who said something in a review, by their ids. */
export type Names = ReadonlyMap<string, string>

/** Who said something, and when: “Accepted by Ada Byron, 20 November 2026, 12:00:03”. */
export function saidLine(what: string, said: Said | undefined, names: Names): Html {
  if (said === undefined) return nothing
  const { by, at } = said
  return html`<span class="hr-line hr-soft"
    >${what} by ${names.get(by) ?? 'somebody'}, ${momentWords(at)}</span
  >`
}
