import type { Context } from 'hono'

import { trustOf } from '#access/at-door.routes.ts'
import type { Draft } from '#policies/drafts/draft.ts'
import { html, type Html } from '#web/html.ts'

/** The parts of a draft's pages, in their order: what each is called, and the end of its address. */
const tabs = {
  clauses: { text: 'Clauses', path: '' },
  settings: { text: 'Settings', path: '/settings' },
  people: { text: 'Who is meant', path: '/people' },
  control: { text: 'Document control', path: '/control' },
  changes: { text: 'Changes', path: '/changes' },
  replay: { text: 'Consequences', path: '/replay' },
  defects: { text: 'Defects', path: '/defects' },
  ready: { text: 'What is left to do', path: '/ready' },
  approval: { text: 'Approval', path: '/approval' },
} as const

/** A part of a draft's pages. */
export type DraftTab = keyof typeof tabs

/** The ways between the parts of a draft's pages; the one shown now is marked. */
export function draftTabs(
  c: Context,
  { draftId }: Pick<Draft, 'draftId'>,
  current: DraftTab | undefined,
): Html {
  const base = `/trusts/${trustOf(c)?.slug ?? ''}/drafts/${draftId}`
  return html`<nav class="hr-tabs" aria-label="Parts of this draft">
    <ul class="hr-tabs__list">
      ${Object.entries(tabs).map(
        ([name, { text, path }]) =>
          html`<li>
            <a
              class="govuk-link govuk-link--no-visited-state hr-tabs__link"
              href="${base}${path}"
              ${name === current ? html`aria-current="page"` : ''}
              >${text}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`
}
