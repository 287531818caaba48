import { html, type Html } from '#web/html.ts'
import { attributes, classes, extra, type Optional, type Styled } from '#web/components/options.ts'
import { beside, describedBy, field, fieldId, type FieldOptions } from './field.ts'

/** Options of a textarea; `rows` is 5 where it is not given. */
export type TextareaOptions = FieldOptions &
  Styled &
  Optional<{
    rows: number
    value: string
    disabled: boolean
    autocomplete: string
    spellcheck: boolean
  }>

/** Several lines of text, with label, hint and error. */
export function textarea(options: TextareaOptions): Html {
  const { formGroup } = options
  return field(
    options,
    html`${beside(formGroup?.beforeInput)} ${control(options)} ${beside(formGroup?.afterInput)}`,
  )
}

function control(options: TextareaOptions): Html {
  const id = fieldId(options)
  const names = classes(
    'govuk-textarea',
    options.errorMessage && 'govuk-textarea--error',
    options.classes,
  )
  const own = attributes({
    class: names,
    id: id ?? '',
    name: options.name ?? '',
    rows: options.rows || 5,
    spellcheck: options.spellcheck === undefined ? undefined : String(options.spellcheck),
    disabled: options.disabled,
    'aria-describedby': describedBy(id, options) || undefined,
    autocomplete: options.autocomplete,
  })
  // Browsers drop a line break straight after the tag; with ours there, one that a person typed
  // first is kept. This template must stay on one line: white space in it would become the value.
  const typed = `\n${options.value ?? ''}`
  const more = extra(options.attributes)
  return html`<textarea ${own} ${more}>${typed}</textarea>`
}
