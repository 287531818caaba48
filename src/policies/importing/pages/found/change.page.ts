import { choiceField, textField } from '#people/pages/forms/fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import type { AtPolicyImport } from '#policies/importing/pages/at-policy-import.routes.ts'
import {
  defectMark,
  type ReviewDefect,
  type ReviewRelated,
} from '#policies/importing/reviewing/said.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { button } from '#web/components/forms/button.ts'
import { checkboxes } from '#web/components/forms/checkboxes.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import { relatedKinds } from './related-form.ts'

const words = {
  defect: 'Dismiss a defect',
  defectWhat:
    'The draft does not list what is dismissed. Why is kept with this review and in the table of changes of the draft.',
  why: 'Why it is no defect',
  dismiss: 'Dismiss it',
  list: 'List it again',
  document: 'A document the policy leans on',
  title: 'Title',
  kind: 'What it is',
  year: 'Year of its edition',
  yearHint: 'Leave empty what the policy does not say',
  draft: 'It is a draft',
  save: 'Save',
  strike: 'Strike it out',
  strikeWhat: 'Strike it out where the policy does not lean on it.',
  putBack: 'Put it back',
  struck: 'It is struck out, and the draft does not list it.',
  back: 'Back to defects and related documents',
} as const

const second = 'govuk-button--secondary'

type Shown = { readonly title: string; readonly clause: string; readonly content: Html }

function changePage(
  frame: Frame,
  { address }: AtPolicyImport,
  { title, clause, content, filled }: Shown & { readonly filled: Filled },
): Html {
  return layout({
    ...frame,
    title,
    errors: filled.problems.map(({ field, says }) => ({ text: says, href: `#${field}` })),
    beforeContent: backLink({ text: words.back, href: `${address}/found` }),
    content: html`<h1 class="govuk-heading-l">
        <span class="govuk-caption-l">Clause ${clause}</span>${title}
      </h1>
      ${content}`,
  })
}

/** The page on which a defect is dismissed, or listed again. */
export function defectPage(
  frame: Frame,
  at: AtPolicyImport,
  { defect, filled }: { readonly defect: ReviewDefect; readonly filled: Filled },
): Html {
  const { clause, says, treated, dismissed } = defect
  const form = (content: Html) =>
    postForm(frame, {
      action: `${at.address}/found/defect`,
      content: html`<input type="hidden" name="mark" value="${defectMark(defect)}" />${content}`,
    })
  const content = html`${insetText({ text: `${says} ${treated}` })}
    <p class="govuk-body">${words.defectWhat}</p>
    ${
      dismissed === undefined
        ? form(
            html`<input type="hidden" name="do" value="dismiss" />
              ${textField(filled, { name: 'why', asks: words.why })}
              ${button({ text: words.dismiss, preventDoubleClick: true })}`,
          )
        : form(
            html`<p class="govuk-body" id="why">${words.why}: ${dismissed.why}</p>
              <input type="hidden" name="do" value="list" />
              ${button({ text: words.list, preventDoubleClick: true })}`,
          )
    }`
  return changePage(frame, at, { title: words.defect, clause, content, filled })
}

/** What the page of a document shows. */
export type RelatedModel = {
  readonly document: ReviewRelated
  readonly place: number
  /** A mark of what stood there when the page was shown. */
  readonly seen: string
  readonly filled: Filled
}

/** The page on which a document is put right, struck out or put back. */
export function relatedPage(frame: Frame, at: AtPolicyImport, model: RelatedModel): Html {
  const { document, place, seen, filled } = model
  const form = (content: Html) =>
    postForm(frame, {
      action: `${at.address}/found/document`,
      content: html`<input type="hidden" name="place" value="${place}" />
        <input type="hidden" name="seen" value="${seen}" />${content}`,
    })
  const does = (what: string, text: string) =>
    form(
      html`<input type="hidden" name="do" value="${what}" />
        ${button({ text, classes: second, preventDoubleClick: true })}`,
    )
  const content =
    document.struck === undefined
      ? html`${form(fields(filled))}
          <p class="govuk-body">${words.strikeWhat}</p>
          ${does('strike', words.strike)}`
      : html`${insetText({ text: document.title })}
          <p class="govuk-body">${words.struck}</p>
          ${does('put-back', words.putBack)}`
  return changePage(frame, at, {
    title: words.document,
    clause: document.clause,
    content,
    filled,
  })
}

function fields(filled: Filled): Html {
  const kinds = Object.entries(relatedKinds).map(([value, text]) => ({ value, text }))
  return html`${textField(filled, { name: 'title', asks: words.title })}
  ${choiceField(filled, { name: 'kind', asks: words.kind, choices: kinds })}
  ${textField(filled, {
    name: 'year',
    asks: words.year,
    hint: words.yearHint,
    classes: 'govuk-input--width-4',
  })}
  ${checkboxes({
    name: 'draft',
    values: filled.sent.getAll('draft'),
    items: [{ value: 'yes', text: words.draft }],
  })}
  ${button({ text: words.save, preventDoubleClick: true })}`
}
