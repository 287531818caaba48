import type { AtDraft } from '#policies/drafting/at-draft.routes.ts'
import { draftPage } from '#policies/drafting/draft.page.ts'
import { panel } from '#web/components/display/panel.ts'
import { html, nothing, type Html } from '#web/html.ts'

import type { LeftToDo } from './left-to-do.ts'

const words = {
  title: 'What is left to do',
  ready: 'Nothing is left to do',
  readyText: 'Its words, rules and examples are settled.',
  next: 'Next: see on Approval what the decision needs besides, such as its number and known defects',
  lead: 'The draft cannot be put to those who decide, or be published, while anything stands here.',
  headings: {
    form: 'Mistakes of form: the draft cannot be read as a policy',
    references: 'Broken cross-references',
    examples: 'Examples that get another answer',
    rules: 'Rules that nobody has confirmed',
    other: 'Other mistakes',
  },
  look: 'Worth a look',
  lookText: 'These do not stop the draft.',
} as const

/** What keeps a draft from being decided on and published, each with the way to mend it. */
export function readyPage(at: AtDraft, { groups, hints }: LeftToDo): Html {
  return draftPage(at, {
    title: words.title,
    tab: 'ready',
    content: html`${
      at.reading.ready
        ? html`${panel({ titleText: words.ready, text: words.readyText, headingLevel: 2 })}
            <p class="govuk-body">
              <a class="govuk-link" href="${at.home}/approval">${words.next}</a>
            </p>`
        : html`<p class="govuk-body">${words.lead}</p>`
    }
    ${groups.map(
      ({ kind, items }) =>
        html`<h2 class="govuk-heading-m">${words.headings[kind]} (${items.length})</h2>
          ${list(at, items)}`,
    )}
    ${
      hints.length === 0
        ? nothing
        : html`<h2 class="govuk-heading-m">${words.look}</h2>
            <p class="govuk-body">${words.lookText}</p>
            ${list(at, hints)}`
    }`,
  })
}

function list({ home }: AtDraft, items: LeftToDo['hints']): Html {
  return html`<ul class="govuk-list govuk-list--bullet">
    ${items.map(
      ({ text, path, says }) =>
        html`<li><a class="govuk-link" href="${home}${path}">${text}</a>: ${says}</li>`,
    )}
  </ul>`
}
