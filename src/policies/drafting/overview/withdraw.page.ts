import type { Filled } from '#people/pages/forms/sent.ts'
import type { AtDraft } from '#policies/drafting/at-draft.routes.ts'
import { draftForm, draftPage, readOnlyNote, reasonField } from '#policies/drafting/draft.page.ts'
import { button } from '#web/components/forms/button.ts'
import { html, type Html } from '#web/html.ts'

const words = {
  title: 'Withdraw this draft',
  lead: 'Nobody can change it afterwards. It stays in the list and can be read, with all its changes.',
} as const

/** The page on which withdrawing a draft is made sure of. */
export function withdrawPage(at: AtDraft, filled: Filled): Html {
  return draftPage(at, {
    title: words.title,
    tab: 'clauses',
    back: at.home,
    problems: filled.problems,
    content: html`${readOnlyNote(at)}
      <p class="govuk-body">${words.lead}</p>
      ${draftForm(
        at,
        'withdraw',
        html`${reasonField(filled)}
        ${button({
          text: words.title,
          classes: 'govuk-button--warning',
          preventDoubleClick: true,
        })}`,
      )}`,
  })
}
