import { backLink } from '#web/components/navigation/back-link.ts'
import { html, type Html } from '#web/html.ts'

import type { AtPolicyImport } from './at-policy-import.routes.ts'

const tabs = {
  clauses: { text: 'Clauses', path: '' },
  control: { text: 'Document control', path: '/control' },
  found: { text: 'Defects and related documents', path: '/found' },
} as const

const words = {
  nav: 'Parts of this review',
  back: 'Back to policies brought in',
  toReview: 'Back to the review',
} as const

/** The ways between the parts of a review; the one shown now is marked. */
export function importTabs({ address }: AtPolicyImport, current: keyof typeof tabs): Html {
  return html`<nav class="hr-tabs" aria-label="${words.nav}">
    <ul class="hr-tabs__list">
      ${Object.entries(tabs).map(
        ([name, { text, path }]) =>
          html`<li>
            <a
              class="govuk-link govuk-link--no-visited-state hr-tabs__link"
              href="${address}${path}"
              ${name === current ? html`aria-current="page"` : ''}
              >${text}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`
}

/** The way back to the list of imports. */
export function importBackLink({ base }: AtPolicyImport): Html {
  return backLink({ text: words.back, href: base })
}

/** The way back to the review. */
export function reviewBackLink({ address }: AtPolicyImport): Html {
  return backLink({ text: words.toReview, href: address })
}
