import type { AtDraft } from '#policies/drafting/at-draft.routes.ts'
import { draftPage, readOnlyNote } from '#policies/drafting/draft.page.ts'
import { table } from '#web/components/display/table.ts'
import { html, nothing, type Html } from '#web/html.ts'

import { wordShown } from './people-form.ts'

const words = {
  title: 'Who is meant',
  lead: 'Rules bind people by the policy’s own words, such as staff. Here it is said whom each of these words takes in.',
  none: 'This policy has no words of its own for people. Its rules name roles.',
  head: {
    word: 'Word',
    are: 'Takes in',
    doubtful: 'Doubtful',
    later: 'Joins later',
    clause: 'Clause',
  },
  nobody: 'Nobody',
  // Where the table is stacked its head is not seen, so that each cell says what it is about.
  doubtful: (who: string) => (who === '' ? 'Nobody is in doubt' : `In doubt: ${who}`),
  noneLater: 'Nobody joins later',
  add: 'Add a word for people',
} as const

/** A word for people in the list of all. */
export type PeopleLine = {
  readonly name: string
  readonly clause: string
  readonly are: string
  readonly doubtful: string
  readonly later: string
}

/** All of a draft's own words for people, and whom each takes in. */
export function wordsPage(at: AtDraft, lines: readonly PeopleLine[]): Html {
  return draftPage(at, {
    title: words.title,
    tab: 'people',
    width: 'full',
    content: html`${readOnlyNote(at)}
      <p class="govuk-body">${words.lead}</p>
      ${lines.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : linesTable(at, lines)}
      ${
        at.mayEdit
          ? html`<p class="govuk-body">
              <a class="govuk-link" href="${at.home}/people/new">${words.add}</a>
            </p>`
          : nothing
      }`,
  })
}

function linesTable(at: AtDraft, lines: readonly PeopleLine[]): Html {
  return table({
    classes: 'hr-stack',
    firstCellIsHeader: true,
    head: Object.values(words.head).map((text) => ({ text })),
    rows: lines.map(({ name, are, doubtful, later, clause }) => [
      { html: at.mayEdit ? wayTo(at, name) : html`${wordShown(name)}` },
      { text: are || words.nobody },
      { text: words.doubtful(doubtful) },
      { text: later || words.noneLater },
      { text: clause },
    ]),
  })
}

function wayTo({ home }: AtDraft, name: string): Html {
  const address = `${home}/people/${encodeURIComponent(name)}`
  return html`<a class="govuk-link" href="${address}">${wordShown(name)}</a>`
}
