import { textField } from '#people/pages/forms/fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import type { AtDraft } from '#policies/drafting/at-draft.routes.ts'
import { draftForm, draftPage, readOnlyNote, reasonField } from '#policies/drafting/draft.page.ts'
import { button } from '#web/components/forms/button.ts'
import { html, type Html } from '#web/html.ts'

const words = {
  title: 'Title of this draft',
  lead: 'Drafts are told apart by their titles in the list. The title that the document prints stands in document control.',
  asks: 'Title',
  save: 'Save the title',
} as const

/** The page on which a draft gets another title. */
export function titlePage(at: AtDraft, filled: Filled): Html {
  return draftPage(at, {
    title: words.title,
    tab: 'clauses',
    back: at.home,
    problems: filled.problems,
    content: html`${readOnlyNote(at)}
      <p class="govuk-body">${words.lead}</p>
      ${draftForm(
        at,
        'title',
        html`<input type="hidden" name="was" value="${at.draft.title}" />
          ${textField(filled, { name: 'title', asks: words.asks })} ${reasonField(filled)}
          ${button({ text: words.save, preventDoubleClick: true })}`,
      )}`,
  })
}
