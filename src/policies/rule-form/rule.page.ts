import type { Filled, Problem } from '#people/pages/forms/sent.ts'
import type { AtDraft } from '#policies/drafting/at-draft.routes.ts'
import { baseField, draftPage, readOnlyNote, reasonField } from '#policies/drafting/draft.page.ts'
import { paragraphs } from '#policies/policy.page.ts'
import { button } from '#web/components/forms/button.ts'
import { textarea } from '#web/components/forms/textarea.ts'
import { details } from '#web/components/display/details.ts'
import { input } from '#web/components/forms/input.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { postForm } from '#web/post-form.ts'

import type { KnownNames } from './known-names.ts'
import type { RuleForm } from './rule-form.ts'
import { sentenceFields } from './sentence.page.ts'

const words = {
  editing: 'Rule of',
  adding: 'One more rule of',
  clause: 'What the clause says',
  sentence: 'The rule as a sentence',
  reason: 'Why',
  check: 'Try it out',
  save: 'Save the rule',
  text: 'The rule as text, for those who write it by hand',
  textOnly:
    'This rule is shown as text only: the form cannot hold all of it without changing what it says.',
  block: 'The rule',
  blockHint:
    'The form and this text are the same rule. What you change here is not in the form until you try it out.',
  checkText: 'Try the text out',
  saveText: 'Save the text',
  remove: 'Take this rule out of the clause',
  removeButton: 'Take the rule out',
  removeHint: 'Its examples stay, and may fail then.',
} as const

/** What the page of a rule shows. */
export type RuleModel = {
  readonly action: string
  readonly clause: { readonly id: string; readonly title: string; readonly text: string }
  readonly isNew: boolean
  /** Left out for a rule that only its text can hold. */
  readonly form?: RuleForm | undefined
  readonly block: string
  readonly known: KnownNames
  /** What the form brings back: from what it began. */
  readonly hidden: Readonly<Record<string, string>>
  readonly filled: Filled
  readonly problems: readonly Problem[]
  /** What became of the last step: saved, tried out, or refused. */
  readonly news: Html
}

/** The page on which a rule is written: its parts as sentences, and its text. */
export function rulePage(at: AtDraft, model: RuleModel): Html {
  const { clause, isNew } = model
  return draftPage(at, {
    title: `${isNew ? words.adding : words.editing} ${clause.id} ${clause.title}`.trim(),
    tab: 'clauses',
    back: `${at.home}/clauses/${clause.id}`,
    problems: model.problems,
    content: html`<h2 class="govuk-heading-m">${words.clause}</h2>
      ${insetText({ html: paragraphs(clause.text) })} ${model.news}
      ${at.mayEdit ? forms(at, model) : readOnlyNote(at)}`,
  })
}

function forms(at: AtDraft, model: RuleModel): Html {
  const { form, isNew } = model
  return html`${
    form === undefined ? insetText({ text: words.textOnly }) : sentenceForm(at, form, model)
  }
  ${textForm(at, model)} ${isNew ? nothing : removal(at, model)}`
}

function sentenceForm(at: AtDraft, form: RuleForm, model: RuleModel): Html {
  return html`<h2 class="govuk-heading-m">${words.sentence}</h2>
    ${postForm(at.frame, {
      action: model.action,
      content: html`${unseenCheck} ${brought(at, model)}
        ${sentenceFields(form, { known: model.known, prefix: '' })} ${reasonField(model.filled)}
        <div class="govuk-button-group">
          ${checkButton(words.check)} ${saveButton('save', words.save)}
        </div>`,
    })}`
}

/** Comes first in the form, unseen, so that the enter key tries the rule out and saves nothing. */
const unseenCheck = html`<button
  class="hr-unseen"
  type="submit"
  name="do"
  value="check"
  tabindex="-1"
  aria-hidden="true"
></button>`

function checkButton(text: string, value = 'check'): Html {
  return button({ text, name: 'do', value, classes: 'govuk-button--secondary' })
}

function saveButton(value: string, text: string): Html {
  return button({ text, name: 'do', value, preventDoubleClick: true })
}

function brought(at: AtDraft, { hidden }: RuleModel): Html {
  return html`${baseField(at)}${Object.entries(hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  )}`
}

function textForm(at: AtDraft, model: RuleModel): Html {
  const fields = html`${postForm(at.frame, {
    action: model.action,
    content: html`${brought(at, model)}
      ${textarea({
        id: 'block',
        name: 'block',
        label: { text: words.block, classes: 'govuk-label--s' },
        hint: { text: words.blockHint },
        value: model.block,
        rows: Math.min(24, model.block.split('\n').length + 3),
        classes: 'hr-code',
        spellcheck: false,
      })}
      ${reasonLine(model.filled)}
      <div class="govuk-button-group">
        ${checkButton(words.checkText, 'check-text')} ${saveButton('save-text', words.saveText)}
      </div>`,
  })}`
  if (model.form === undefined) return fields
  return details({ summaryText: words.text, html: fields })
}

/** The reason again, for the forms below the first, whose field has the id. */
function reasonLine({ sent }: Filled, id = 'reason-of-text'): Html {
  return input({
    id,
    name: 'reason',
    label: { text: words.reason },
    value: sent.get('reason') ?? '',
    autocomplete: 'off',
  })
}

function removal(at: AtDraft, model: RuleModel): Html {
  return details({
    summaryText: words.remove,
    html: html`<p class="govuk-body">${words.removeHint}</p>
      ${postForm(at.frame, {
        action: model.action,
        content: html`${brought(at, model)} ${reasonLine(model.filled, 'reason-of-removal')}
        ${button({
          text: words.removeButton,
          name: 'do',
          value: 'take-out',
          classes: 'govuk-button--warning',
          preventDoubleClick: true,
        })}`,
      })}`,
  })
}
