import { dayWords } from '#core/day.ts'
import { dayOf } from '#core/iso-day.ts'
import {
  choiceField,
  dayField,
  formPage,
  listField,
  textField,
} from '#people/pages/forms/fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import { html, nothing, type Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'

import { kinds, type RelatedRecord } from './related-document.ts'

const words = {
  record: 'Where it is and how it stands',
  add: 'Add a document',
  newer: 'A newer edition opens a review of the policy.',
  title: 'What it is called',
  kind: 'What it is',
  link: 'Link',
  linkHint: 'Where people can read it, beginning with https://. Open it before you save.',
  status: 'How it stands',
  edition: 'Edition (optional)',
  editionHint: 'For example 2025 or September 2025',
  owner: 'Owner (optional)',
  ownerHint: 'A role, for example designated safeguarding lead, never a person',
  until: 'It says of itself that it holds until (optional)',
  untilHint: 'For example 31 8 2027',
  save: 'Save',
  history: 'What was recorded before',
  noLink: 'no link',
} as const

const statusChoices = [
  { value: 'in-force', text: 'In force' },
  { value: 'draft', text: 'A draft' },
  { value: 'withdrawn', text: 'Withdrawn' },
  { value: 'unknown', text: 'It cannot be found' },
] as const

/** What the form about a document shows. */
export type RecordModel = {
  readonly action: string
  readonly back: string
  /** The document and the school whose own it is; left out for one that is added. */
  readonly about?: { readonly title: string; readonly school?: string | undefined } | undefined
  /** The edition the policy rests on, as a sentence without its full stop. */
  readonly basis?: string | undefined
  readonly filled: Filled
  readonly recordId: string
  readonly history: readonly RelatedRecord[]
}

/** The form to say where a document is and how it stands, or to add one. */
export function recordPage(frame: Frame, model: RecordModel): Html {
  const { filled, about, basis } = model
  return formPage(frame, {
    title: about?.title ?? words.add,
    caption: about?.school ?? words.record,
    back: model.back,
    action: model.action,
    filled,
    hidden: { record: model.recordId },
    button: words.save,
    before: basis === undefined ? nothing : basisOf(basis),
    fields: html`${about === undefined ? namingFields(filled) : nothing}
    ${textField(filled, { name: 'link', asks: words.link, hint: words.linkHint, type: 'url' })}
    ${choiceField(filled, { name: 'status', asks: words.status, choices: statusChoices })}
    ${textField(filled, {
      name: 'edition',
      asks: words.edition,
      hint: words.editionHint,
      classes: 'govuk-input--width-20',
    })}
    ${textField(filled, { name: 'owner', asks: words.owner, hint: words.ownerHint })}
    ${dayField(filled, { name: 'until', asks: words.until, hint: words.untilHint })}`,
    after: historyOf(model.history),
  })
}

function basisOf(basis: string): Html {
  return html`<p class="govuk-inset-text">${basis}. ${words.newer}</p>`
}

function namingFields(filled: Filled): Html {
  return html`${textField(filled, { name: 'title', asks: words.title })}
  ${listField(filled, {
    name: 'kind',
    asks: words.kind,
    choices: kinds.map((kind) => ({ value: kind, text: kind })),
  })}`
}

function historyOf(history: readonly RelatedRecord[]): Html {
  if (history.length === 0) return nothing
  return html`<h2 class="govuk-heading-m hr-section">${words.history}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${history.map(
        ({ recordedAt, status, link, edition }) =>
          html`<li>
            ${dayWords(dayOf(recordedAt))}:
            ${statusChoices.find(({ value }) => value === status)?.text}, ${edition ?? ''}
            ${link ?? words.noLink}
          </li>`,
      )}
    </ul>`
}
