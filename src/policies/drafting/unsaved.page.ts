import { html, nothing, type Html } from '#web/html.ts'

import type { AtDraft } from './at-draft.routes.ts'
import { draftPage } from './draft.page.ts'

const words = {
  title: 'This could not be saved',
  why: {
    gone: 'What you were writing was taken out of the draft by somebody else meanwhile.',
    'not-drafting': 'The draft is no longer being written: it was handed on meanwhile.',
  },
  kept: 'What you typed is kept here, so that you can copy it.',
  way: 'To the table of changes',
} as const

/** What the page for something that can no longer be saved shows. */
export type Unsaved = {
  readonly why: keyof typeof words.why
  readonly sent: URLSearchParams
  /** The fields that were typed into, by their names. */
  readonly labels: Readonly<Record<string, string>>
}

/** Says why something can no longer be saved, and gives back what was typed. */
export function unsavedPage(at: AtDraft, { why, sent, labels }: Unsaved): Html {
  const typed = Object.entries(labels).flatMap(([name, label]) => {
    const text = sent.get(name) ?? ''
    return text.trim() === '' ? [] : [{ label, text }]
  })
  return draftPage(at, {
    title: words.title,
    tab: 'clauses',
    content: html`<p class="govuk-body">${words.why[why]}</p>
      <p class="govuk-body">${typed.length > 0 ? words.kept : nothing}</p>
      ${typed.map(
        ({ label, text }) =>
          html`<h2 class="govuk-heading-s">${label}</h2>
            <div class="hr-changes">${text}</div>`,
      )}
      <p class="govuk-body">
        <a class="govuk-link" href="${at.home}/changes">${words.way}</a>
      </p>`,
  })
}
