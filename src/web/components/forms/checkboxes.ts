import { html, type Html } from '#web/html.ts'
import {
  classes,
  extra,
  present,
  type Maybe,
  type Optional,
  type Styled,
} from '#web/components/options.ts'
import { choice, choiceId, type ChoiceItem } from './choice.ts'
import { beside, describedBy, group, type GroupOptions } from './field.ts'

/** One checkbox; `behaviour` "exclusive" makes it clear all others. */
export type CheckboxItem = ChoiceItem & Optional<{ name: string; behaviour: string }>

/** Options of a group of checkboxes; `values` are those chosen. */
export type CheckboxesOptions = GroupOptions &
  Styled &
  Optional<{
    idPrefix: string
    values: readonly (string | number)[]
    items: readonly Maybe<CheckboxItem>[]
  }> & { readonly name: string }

/** Any number of choices from a short list. */
export function checkboxes(options: CheckboxesOptions): Html {
  return group(
    options.idPrefix || options.name,
    options,
    html`<div
      class="${classes('govuk-checkboxes', options.classes)}"
      ${extra(options.attributes)}
      data-module="govuk-checkboxes"
    >
      ${beside(options.formGroup?.beforeInputs)}
      ${present(options.items).map(({ item, index }) => checkbox(options, item, index))}
      ${beside(options.formGroup?.afterInputs)}
    </div>`,
  )
}

function checkbox(options: CheckboxesOptions, item: CheckboxItem, index: number): Html {
  const idPrefix = options.idPrefix || options.name
  const isChosen = item.value !== undefined && options.values?.includes(item.value)
  return choice(item, {
    block: 'govuk-checkboxes',
    type: 'checkbox',
    id: choiceId(idPrefix, item, index),
    name: item.name || options.name,
    isChecked: item.checked ?? Boolean(isChosen),
    // With no fieldset to carry them, each box names the hint and the error itself.
    describedBy: options.fieldset ? undefined : describedBy(idPrefix, options),
    behaviour: item.behaviour,
  })
}
