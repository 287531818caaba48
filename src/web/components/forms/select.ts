import { html, type Html } from '#web/html.ts'
import {
  attributes,
  classes,
  extra,
  present,
  type ExtraAttributes,
  type Maybe,
  type Optional,
  type Styled,
} from '#web/components/options.ts'
import { beside, describedBy, field, fieldId, type FieldOptions } from './field.ts'

type Value = string | number | boolean

/** One choice of a select; its value is its text where none is given. */
export type SelectItem = { readonly text: string } & Optional<{
  value: Value
  selected: boolean
  disabled: boolean
  attributes: ExtraAttributes
}>

/** Options of a select. */
export type SelectOptions = FieldOptions &
  Styled &
  Optional<{ items: readonly Maybe<SelectItem>[]; value: Value; disabled: boolean }>

/** A choice from a long list; radios are easier for a short one. */
export function select(options: SelectOptions): Html {
  const { formGroup } = options
  return field(
    options,
    html`${beside(formGroup?.beforeInput)} ${control(options)} ${beside(formGroup?.afterInput)}`,
  )
}

function control(options: SelectOptions): Html {
  const id = fieldId(options)
  const own = attributes({
    class: classes('govuk-select', options.classes, options.errorMessage && 'govuk-select--error'),
    id: id ?? '',
    name: options.name ?? '',
    disabled: options.disabled,
    'aria-describedby': describedBy(id, options) || undefined,
  })
  return html`<select ${own} ${extra(options.attributes)}>
    ${present(options.items).map(({ item }) => choice(item, options.value))}
  </select>`
}

function choice(item: SelectItem, value: Value | undefined): Html {
  const isChosen = Boolean(value) && (item.value ?? item.text) === value
  const own = attributes({
    value: item.value === undefined ? undefined : String(item.value),
    selected: item.selected ?? isChosen,
    disabled: item.disabled,
  })
  return html`<option ${own} ${extra(item.attributes)}>${item.text}</option>`
}
