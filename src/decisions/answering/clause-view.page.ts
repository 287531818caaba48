import { clauseQuote } from '#web/components/own/clause-quote.ts'
import { html, nothing, type Html } from '#web/html.ts'

/** A cited clause as the page of an answer shows it. */
export type ClauseView = {
  readonly id: string
  readonly title: string
  readonly words: string
  readonly href: string
  readonly strength?: 'binding' | 'advisory' | undefined
  readonly part: 'decides' | 'supports'
  /** What the clause does to the answer, in a sentence. */
  readonly does: string
}

/** The clauses an answer rests on, in full, each with what it does. */
export function clauseSections(heading: string, clauses: readonly ClauseView[]): Html {
  if (clauses.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">${heading}</h2>
    ${clauses.map(clause)}`
}

function clause(view: ClauseView): Html {
  const { id, title, href, strength, does } = view
  return html`<p class="govuk-body hr-does">${does}</p>
    ${clauseQuote({ id, href, section: title, strength, words: paragraphs(view.words) })}`
}

/** A clause's words with its paragraphs and bullets. */
function paragraphs(words: string): Html {
  const blocks = words.split(/\n\s*\n/).map((block) => block.trim())
  return html`${blocks.map((block) => {
    const lines = block.split('\n')
    if (!lines.every((line) => /^[-*] /.test(line))) return html`<p>${block}</p>`
    return html`<ul>
      ${lines.map((line) => html`<li>${line.slice(2)}</li>`)}
    </ul>`
  })}`
}
