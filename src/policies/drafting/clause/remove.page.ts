import type { Filled } from '#people/pages/forms/sent.ts'
import type { AtDraft } from '#policies/drafting/at-draft.routes.ts'
import {
  baseField,
  draftForm,
  draftPage,
  readOnlyNote,
  reasonField,
} from '#policies/drafting/draft.page.ts'
import { paragraphs } from '#policies/policy.page.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { button } from '#web/components/forms/button.ts'
import { html, type Html } from '#web/html.ts'

const words = {
  title: (id: string) => `Take out ${id}`,
  lead: 'The clause goes with its rules and examples. An edition that has it keeps it, and so does the table of changes.',
  button: 'Take the clause out',
} as const

/** What the page to take a clause out shows. */
export type RemoveModel = {
  readonly id: string
  readonly title: string
  readonly words: string
  readonly section: string
  readonly filled: Filled
}

/** The page on which taking a clause out is made sure of. */
export function removePage(at: AtDraft, { id, words: text, section, filled }: RemoveModel): Html {
  return draftPage(at, {
    title: words.title(id),
    tab: 'clauses',
    caption: section,
    back: `${at.home}/clauses/${id}`,
    problems: filled.problems,
    content: html`${readOnlyNote(at)} ${insetText({ html: paragraphs(text) })}
      <p class="govuk-body">${words.lead}</p>
      ${draftForm(
        at,
        `clauses/${id}/remove`,
        html`${baseField(at)} ${reasonField(filled)}
        ${button({
          text: words.button,
          classes: 'govuk-button--warning',
          preventDoubleClick: true,
        })}`,
      )}`,
  })
}
