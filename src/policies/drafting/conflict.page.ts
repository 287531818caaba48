import { momentWords } from '#core/moment-words.ts'
import { html, nothing, type Html } from '#web/html.ts'

import { drawnChanges } from './drawn-changes.page.ts'
import type { Conflict } from './saving/save-parts.ts'

const words = {
  title: 'Somebody else saved this too',
  lead: 'While you were writing, the same sentences were changed. What you typed is kept in the form below. Settle there what shall stand, and save.',
  theirs: 'As it is saved now',
  mine: 'As you typed it',
} as const

/** Who saved in between, when and why. */
export type OtherSave = { readonly name: string; readonly at: Date; readonly reason: string }

/** Both texts side by side, each drawn against the one that both began from. */
export function conflictPanel(
  conflicts: readonly Conflict[],
  by: OtherSave | undefined,
  labels: Readonly<Record<string, string>>,
): Html {
  if (conflicts.length === 0) return nothing
  return html`<section class="hr-conflict" aria-labelledby="conflict">
    <h2 class="govuk-heading-m" id="conflict">${words.title}</h2>
    <p class="govuk-body">${words.lead}</p>
    ${
      by === undefined
        ? nothing
        : html`<p class="govuk-body">${by.name}, ${momentWords(by.at)}: ${by.reason}</p>`
    }
    ${conflicts.map(
      ({ part, base, theirs, mine }) =>
        html`<h3 class="govuk-heading-s">${labels[part.name] ?? part.name}</h3>
          <div class="hr-sides">
            <div>
              <h4 class="govuk-heading-s">${words.theirs}</h4>
              ${drawnChanges(shown(base), shown(theirs))}
            </div>
            <div>
              <h4 class="govuk-heading-s">${words.mine}</h4>
              ${drawnChanges(shown(base), shown(mine))}
            </div>
          </div>`,
    )}
  </section>`
}

/** Blocks that are held as one text stand apart by a sign nobody sees. */
function shown(text: string): string {
  return text.replaceAll('\n\0\n', '\n\n')
}
