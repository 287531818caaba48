import { html, type Html } from '#web/html.ts'

import type { ReviewAsked } from './back-to.ts'

/** Fields by which a form of the review leads back to the clauses it stood among. */
export function backFields({ state, section, page }: ReviewAsked): Html {
  const fields = { 'back-state': state ?? 'all', 'back-section': section ?? '', 'back-page': page }
  return html`${Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  )}`
}
