import { figures } from '#core/figures.ts'
import type { ImportRun } from '#people/imports/runs/run.ts'
import { radios } from '#web/components/forms/radios.ts'
import { html, nothing, type Html } from '#web/html.ts'

import type { AtRun } from './at-imports.routes.ts'

const words = {
  same: 'Are they the same people?',
  hint: 'The same work e-mail and the same family name. One answer counts for all of them. Linked, they keep their roles and the way they sign in, and take their name from the files. If only some are the same, cancel this import and change the e-mail of the others first, here or in the files.',
  link: 'They are the same people: link them',
  apart: 'They are different people: add them as new',
  look: 'Look at who they are',
} as const

/** What is wrong with a form that leaves the question of the same people open. */
export const sameProblem = { text: 'Say whether they are the same people', href: '#same' }

/** The question whether those who look like somebody already here are the same; nothing without any. */
export function lookalikesField({ run, address }: AtRun, hasProblem: boolean): Html {
  const count = run.summary?.counts.lookalike ?? 0
  if (count === 0) return nothing
  const number = count === 1 ? '1 row looks' : `${figures(count)} rows look`
  return html`<h2 class="govuk-heading-m">${number} like somebody already here</h2>
    <p class="govuk-body">
      <a class="govuk-link" href="${address}/lines?change=lookalike">${words.look}</a>
    </p>
    ${radios({
      name: 'same',
      fieldset: { legend: { text: words.same, classes: 'govuk-fieldset__legend--s' } },
      hint: { text: words.hint },
      errorMessage: hasProblem ? { text: sameProblem.text } : undefined,
      items: [
        { value: 'link', text: words.link },
        { value: 'apart', text: words.apart },
      ],
    })}`
}

/** What was said of them, beside their number: “, linked”. */
export function saidOfLookalikes({ lookalikes }: ImportRun): string {
  if (lookalikes === undefined) return ''
  return lookalikes === 'link' ? ', linked' : ', added as new'
}
