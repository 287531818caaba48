import { button } from '#web/components/forms/button.ts'
import { dateInput } from '#web/components/forms/date-input.ts'
import { input } from '#web/components/forms/input.ts'
import { radios } from '#web/components/forms/radios.ts'
import { select } from '#web/components/forms/select.ts'
import { textarea } from '#web/components/forms/textarea.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import type { Filled } from './sent.ts'

/** A field: its name, what it asks, and help. */
type Field = { readonly name: string; readonly asks: string; readonly hint?: string | undefined }

/** Something to choose. */
export type Choice = {
  readonly value: string
  readonly text: string
  readonly hint?: string | undefined
}

function about({ problems }: Filled, { name, hint }: Field) {
  const problem = problems.find(({ field }) => field === name || field.startsWith(`${name}-`))
  return {
    errorMessage: problem && { text: problem.says },
    hint: hint === undefined ? undefined : { text: hint },
  }
}

/** One line of text. */
export function textField(
  filled: Filled,
  field: Field & {
    readonly classes?: string
    readonly type?: string
    readonly autocomplete?: string
  },
): Html {
  return input({
    name: field.name,
    label: { text: field.asks },
    value: filled.sent.get(field.name) ?? '',
    classes: field.classes,
    type: field.type,
    autocomplete: field.autocomplete ?? 'off',
    spellcheck: false,
    ...about(filled, field),
  })
}

/** Several lines of text; `classes` are those of its label. */
export function wordsField(
  filled: Filled,
  field: Field & { readonly classes?: string; readonly rows?: number },
): Html {
  return textarea({
    name: field.name,
    label: { text: field.asks, classes: field.classes },
    value: filled.sent.get(field.name) ?? '',
    rows: field.rows,
    autocomplete: 'off',
    ...about(filled, field),
  })
}

/** One of a few choices, all of them in sight. */
export function choiceField(
  filled: Filled,
  field: Field & { readonly choices: readonly Choice[] },
): Html {
  return radios({
    name: field.name,
    value: filled.sent.get(field.name) ?? '',
    fieldset: { legend: { text: field.asks, classes: 'govuk-fieldset__legend--s' } },
    items: field.choices.map(({ value, text, hint }) => ({
      value,
      text,
      hint: hint === undefined ? undefined : { text: hint },
    })),
    ...about(filled, field),
  })
}

/** One of many choices; the first says that nothing is chosen. */
export function listField(
  filled: Filled,
  field: Field & { readonly none?: string; readonly choices: readonly Choice[] },
): Html {
  const none = field.none === undefined ? [] : [{ value: '', text: field.none }]
  return select({
    name: field.name,
    label: { text: field.asks },
    value: filled.sent.get(field.name) ?? '',
    items: [...none, ...field.choices.map(({ value, text }) => ({ value, text }))],
    ...about(filled, field),
  })
}

/** A day in three boxes. */
export function dayField(filled: Filled, field: Field): Html {
  const { name, asks } = field
  const parts = ['day', 'month', 'year'].map((part) => `${name}-${part}`)
  return dateInput({
    id: name,
    namePrefix: name,
    fieldset: { legend: { text: asks, classes: 'govuk-fieldset__legend--s' } },
    values: Object.fromEntries(parts.map((part) => [part, filled.sent.get(part) ?? ''])),
    ...about(filled, field),
  })
}

/** A page that is one form: where it goes, its fields and the words on its button. */
export type FormPage = {
  readonly title: string
  readonly caption?: string | undefined
  readonly back: string
  readonly action: string
  readonly filled: Filled
  readonly fields: Html
  readonly button: string
  readonly warns?: boolean
  /** Says something before the form. */
  readonly before?: Html | undefined
  /** Says or offers something after the form. */
  readonly after?: Html | undefined
  /** Values that the form brings back as they are. */
  readonly hidden?: Readonly<Record<string, string>>
}

/** A page of one form that changes something. */
export function formPage(frame: Frame, form: FormPage): Html {
  const { title, caption, problems } = { ...form, ...form.filled }
  return layout({
    ...frame,
    title,
    beforeContent: backLink({ href: form.back }),
    errors: problems.map(({ says, field }) => ({ text: says, href: `#${field}` })),
    content: html`${caption ? html`<span class="govuk-caption-l">${caption}</span>` : nothing}
      <h1 class="govuk-heading-l">${title}</h1>
      ${form.before} ${postForm(frame, { action: form.action, content: formContent(form) })}
      ${form.after}`,
  })
}

function formContent({ hidden = {}, fields, button: text, warns }: FormPage): Html {
  return html`${Object.entries(hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  )}
  ${fields}
  ${button({
    text,
    preventDoubleClick: true,
    classes: warns ? 'govuk-button--warning' : undefined,
  })}`
}
