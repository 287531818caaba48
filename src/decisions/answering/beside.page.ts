import type { BesideAnswer } from '#policies/related/beside-answer.ts'
import type { RelatedLine } from '#policies/related/list-related.ts'
import { html, nothing, type Html } from '#web/html.ts'

const words = {
  heading: 'Other documents that count here',
  prevails: 'Where it and this policy differ, it holds. Read it before you rely on this answer:',
  allPrevail:
    'Where they and this policy differ, they hold. Read them before you rely on this answer:',
  named: 'Read also:',
  missing: 'nobody has recorded yet where it is',
} as const

/** The documents an answer has to name, with where they are. */
export function besidePart(beside: BesideAnswer | undefined): Html {
  if (beside === undefined) return nothing
  const { prevailing, named } = beside
  if (prevailing.length + named.length === 0) return nothing
  const lead = prevailing.length === 1 ? words.prevails : words.allPrevail
  return html`<h2 class="govuk-heading-m">${words.heading}</h2>
    ${listed(lead, prevailing)} ${listed(words.named, named)}`
}

function listed(lead: string, lines: readonly RelatedLine[]): Html {
  if (lines.length === 0) return nothing
  return html`<p class="govuk-body">${lead}</p>
    <ul class="govuk-list govuk-list--bullet">
      ${lines.map(({ one, link }) => html`<li>${titled(one.title, link)}</li>`)}
    </ul>`
}

function titled(title: string, link: string | undefined): Html {
  if (link === undefined) return html`${title} (${words.missing})`
  return html`<a class="govuk-link" href="${link}" rel="noreferrer">${title}</a>`
}
