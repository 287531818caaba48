import type { ControlProblem, TypedControl } from '#policies/importing/control/corrected-control.ts'
import { button } from '#web/components/forms/button.ts'
import { input } from '#web/components/forms/input.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import type { AtPolicyImport } from './at-policy-import.routes.ts'
import { importBackLink, importTabs } from './tabs.page.ts'

const words = {
  title: 'Document control',
  what: 'What the document says of itself, as it was read. Put right what is wrong; leave empty what it does not say, and the defects will list it.',
  named: 'The document names a person as its owner. The person is left out: name the role.',
  save: 'Save',
} as const

const fields = {
  title: { asks: 'Title' },
  edition: { asks: 'Edition or version', hint: 'As it is printed, such as 2.1 or Autumn 2025' },
  approver: { asks: 'Approved by', hint: 'The body, such as Board of Trustees' },
  approved: { asks: 'Approved on', hint: 'Such as 12 May 2025 or summer 2025' },
  nextReview: { asks: 'Next review', hint: 'Such as May 2027' },
  cycle: { asks: 'Months between reviews', hint: 'Such as 12 or 24' },
  owner: { asks: 'Owner', hint: 'The role, and not a person' },
} as const

const order = Object.keys(fields).filter(isField)

function isField(name: string): name is keyof TypedControl {
  return Object.hasOwn(fields, name)
}

/** What the page shows. */
export type ControlModel = {
  readonly typed: TypedControl
  /** A mark of what stood there when the page was shown. */
  readonly seen: string
  readonly problems: readonly ControlProblem[]
  readonly problem?: string | undefined
}

/** The form in which what a document says of itself is put right. */
export function controlPage(frame: Frame, at: AtPolicyImport, model: ControlModel): Html {
  const { typed, problems, problem, seen } = model
  const general = problem === undefined ? [] : [{ text: problem, href: '#title' }]
  return layout({
    ...frame,
    title: words.title,
    errors: [...general, ...problems.map(({ field, says }) => ({ text: says, href: `#${field}` }))],
    beforeContent: importBackLink(at),
    content: html`<h1 class="govuk-heading-l">
        <span class="govuk-caption-l hr-broken">${at.one.fileName}</span>${words.title}
      </h1>
      ${importTabs(at, 'control')}
      <p class="govuk-body">${words.what}</p>
      ${at.one.control.ownerIsNamed ? html`<p class="govuk-body">${words.named}</p>` : nothing}
      ${postForm(frame, {
        action: `${at.address}/control`,
        content: html`<input type="hidden" name="seen" value="${seen}" /> ${order.map((field) => {
            const about = fields[field]
            const wrong = problems.find((one) => one.field === field)
            return input({
              name: field,
              id: field,
              value: typed[field],
              label: { text: about.asks },
              hint: 'hint' in about ? { text: about.hint } : undefined,
              errorMessage: wrong && { text: wrong.says },
              autocomplete: 'off',
            })
          })}
          ${button({ text: words.save, preventDoubleClick: true })}`,
      })}`,
  })
}

/** The particulars in a form that was sent. */
export function controlIn(sent: URLSearchParams): TypedControl {
  const text = (name: string): string => (sent.get(name) ?? '').trim()
  return {
    title: text('title'),
    edition: text('edition'),
    approver: text('approver'),
    approved: text('approved'),
    nextReview: text('nextReview'),
    cycle: text('cycle'),
    owner: text('owner'),
  }
}
