import type { AtDraft } from '#policies/drafting/at-draft.routes.ts'
import { draftPage } from '#policies/drafting/draft.page.ts'
import { html, type Html } from '#web/html.ts'

const words = {
  title: 'The whole text',
  lead: 'This is the text as it is kept: its front matter, every section and clause, and the rules and examples under them.',
  edit: 'It can only be read here. Experts edit it too clause by clause, so that nobody’s work is overwritten.',
  download: 'Download as policy.md',
  label: 'Text of the draft',
} as const

/** The whole text of a draft, to be read. */
export function textPage(at: AtDraft): Html {
  return draftPage(at, {
    title: words.title,
    tab: 'clauses',
    back: at.home,
    width: 'full',
    content: html`<p class="govuk-body">${words.lead}</p>
      <p class="govuk-body">${words.edit}</p>
      <p class="govuk-body">
        <a class="govuk-link" href="${at.home}/policy.md" download>${words.download}</a>
      </p>
      <section class="hr-changes" aria-label="${words.label}">${at.draft.source}</section>`,
  })
}
