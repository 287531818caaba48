import type { Control } from '#policies/importing/matching/catalogue.ts'
import type { ReviewClause } from '#policies/importing/reviewing/review-clause.ts'
import { button } from '#web/components/forms/button.ts'
import { input } from '#web/components/forms/input.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { listPages } from '#web/paging/list-pages.ts'
import { html, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import type { AtPolicyImport } from '#policies/importing/pages/at-policy-import.routes.ts'

const words = {
  title: 'Pick a control',
  what: 'Each control of the catalogue is a rule that is ready, with settings. Pick the one this clause means.',
  search: 'Words',
  hint: 'Such as former pupils, pictures, or who is told',
  find: 'Find',
  none: 'No control is found by these words. The clause can stay a statement; a rule of its own can be written in the draft.',
  back: 'Back to the clause',
  example: 'For example',
} as const

/** So many controls stand on a page. */
export const controlsShown = 20

/** What the page shows. */
export type PickModel = {
  readonly clause: ReviewClause
  readonly words: string
  readonly instead: string
  readonly page: number
  readonly controls: readonly Control[]
}

/** The controls of the catalogue, to pick one for a clause. */
export function pickPage(frame: Frame, at: AtPolicyImport, model: PickModel): Html {
  const { clause, controls, page } = model
  const own = `${at.address}/clauses/${clause.place}`
  const shown = controls.slice((page - 1) * controlsShown, page * controlsShown)
  return layout({
    ...frame,
    title: words.title,
    beforeContent: backLink({ text: words.back, href: own }),
    content: html`<h1 class="govuk-heading-l">
        <span class="govuk-caption-l">Clause ${clause.clause.number}</span>${words.title}
      </h1>
      <p class="govuk-body">${clause.clause.text}</p>
      <p class="govuk-body">${words.what}</p>
      <form method="get" action="${own}/controls" class="hr-filter">
        ${input({
          name: 'q',
          id: 'q',
          value: model.words,
          label: { text: words.search },
          hint: { text: words.hint },
        })}
        <input type="hidden" name="instead" value="${model.instead}" />
        ${button({ text: words.find, classes: 'govuk-button--secondary' })}
      </form>
      <p class="govuk-body" role="status">${controls.length} controls</p>
      ${shown.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : list(own, model, shown)}
      ${pages(own, model)}`,
  })
}

function list(own: string, { instead }: PickModel, shown: readonly Control[]): Html {
  const query = instead === '' ? '' : `?${new URLSearchParams({ instead }).toString()}`
  return html`<ul class="govuk-list">
    ${shown.map(
      ({ id, title, stands }) =>
        html`<li class="hr-pick">
          <a class="govuk-link" href="${own}/controls/${id}${query}">${title}</a>
          ${stands ? html`<span class="hr-line hr-soft">${words.example}: ${stands.says}</span>` : ''}
        </li>`,
    )}
  </ul>`
}

function pages(own: string, { words: q, instead, page, controls }: PickModel): Html {
  const last = Math.ceil(controls.length / controlsShown)
  const href = (number: number) =>
    `${own}/controls?${new URLSearchParams({ q, instead, page: String(number) }).toString()}`
  return listPages({ page, more: page < last, href })
}
