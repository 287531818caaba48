import { html, nothing, type Html } from '#web/html.ts'
import { tag } from '#web/components/display/tag.ts'

/** A clause as a page quotes it. */
export type ClauseQuoteOptions = {
  readonly id: string
  /** The clause in full, in the policy's words. */
  readonly words: string | Html
  /** Where the clause stands in the policy. */
  readonly href: string
  readonly section?: string | undefined
  readonly strength?: 'binding' | 'advisory' | undefined
  readonly part?: 'decides' | 'supports' | undefined
}

const strengths = {
  binding: { text: 'Binding', classes: 'hr-tag--binding' },
  advisory: { text: 'Advice', classes: 'hr-tag--advisory' },
} as const

const parts = { decides: 'Decides the answer', supports: 'Supports the answer' } as const

/** One clause in its own words, how strong it is, and the way to it. */
export function clauseQuote(options: ClauseQuoteOptions): Html {
  const { id, words, href, section, strength, part } = options
  return html`<figure class="hr-clause">
    <figcaption class="hr-clause__caption">
      <a class="govuk-link hr-clause__link" href="${href}">Clause ${id}</a>
      ${section ? html`<span class="hr-clause__section">${section}</span>` : nothing}
      ${strength ? tag(strengths[strength]) : nothing}
      ${part ? html`<span class="hr-clause__part">${parts[part]}</span>` : nothing}
    </figcaption>
    <blockquote class="hr-clause__words">${words}</blockquote>
  </figure>`
}
