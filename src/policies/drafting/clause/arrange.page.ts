import type { AtDraft } from '#policies/drafting/at-draft.routes.ts'
import { baseField } from '#policies/drafting/draft.page.ts'
import { button } from '#web/components/forms/button.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { postForm } from '#web/post-form.ts'

const words = {
  title: 'Place in the document',
  up: 'Move up',
  down: 'Move down',
  add: 'Add a clause after this one',
  remove: 'Take this clause out',
} as const

/** What the forms that move a clause need to know of it. */
export type Placed = {
  readonly id: string
  readonly place: { readonly up: boolean; readonly down: boolean }
}

/** Moving a clause within its section, adding one after it, taking it out. */
export function arrangeForms(at: AtDraft, { id, place }: Placed): Html {
  const address = `${at.home}/clauses/${id}`
  return html`<h2 class="govuk-heading-m">${words.title}</h2>
    ${postForm(at.frame, {
      action: `${address}/move`,
      content: html`${baseField(at)}
        <div class="govuk-button-group">
          ${place.up ? way('up') : nothing} ${place.down ? way('down') : nothing}
        </div>`,
    })}
    <p class="govuk-body">
      <a class="govuk-link" href="${at.home}/clauses/new?after=${id}">${words.add}</a>
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href="${address}/remove">${words.remove}</a>
    </p>`
}

function way(to: 'up' | 'down'): Html {
  return button({
    text: words[to],
    name: 'to',
    value: to,
    classes: 'govuk-button--secondary',
    preventDoubleClick: true,
  })
}
