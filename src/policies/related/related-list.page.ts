import type { Related } from '#rulebooks/language/rulebook.ts'
import { html, nothing, type Html } from '#web/html.ts'

import type { Links } from './public-links.ts'

const words = {
  heading: 'Policies, laws and guidance it leans on',
  missing: 'nobody has recorded yet where it is',
  staff: 'for staff, who find it after signing in',
  template: 'the template it was written from',
  all: 'How each of them stands, and those of each school',
} as const

/** The documents a policy names, on the page of the policy: where each can be read, and its clause. */
export function relatedList(
  related: readonly Related[],
  at: { readonly home: string; readonly list: string; readonly links: Links },
): Html {
  if (related.length === 0) return nothing
  return html`<h2 class="govuk-heading-l hr-section" id="related">${words.heading}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${related.map((one) => html`<li>${lineOf(one, at.links, at.home)}</li>`)}
    </ul>
    <p class="govuk-body"><a class="govuk-link" href="${at.list}">${words.all}</a></p>`
}

function lineOf(one: Related, links: Links, home: string): Html {
  const { title, year, clause } = one
  const named = year === undefined ? title : `${title} (${year})`
  const link = links.get(title)
  const shown =
    link === undefined
      ? html`${named}${noteOf(one)}`
      : html`<a class="govuk-link" href="${link}" rel="noreferrer">${named}</a>${templateNote(one)}`
  return html`${shown} <a class="govuk-link hr-nowrap" href="${home}#${clause}">${clause}</a>`
}

function noteOf({ kind, for: whom }: Related): string {
  if (whom === 'staff') return ` – ${words.staff}`
  if (kind === 'template') return ` – ${words.template}`
  return kind === 'policy' || kind === 'procedure' ? ` – ${words.missing}` : ''
}

function templateNote({ kind }: Related): string {
  return kind === 'template' ? ` – ${words.template}` : ''
}
