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
import { beside, group, type GroupOptions } from './field.ts'

/** Options of a group of radios; `value` is the one chosen. */
export type RadiosOptions = GroupOptions &
  Styled &
  Optional<{ idPrefix: string; value: string | number; items: readonly Maybe<ChoiceItem>[] }> & {
    readonly name: string
  }

/** One choice from a short list. */
export function radios(options: RadiosOptions): Html {
  return group(
    options.idPrefix || options.name,
    options,
    html`<div
      class="${classes('govuk-radios', options.classes)}"
      ${extra(options.attributes)}
      data-module="govuk-radios"
    >
      ${beside(options.formGroup?.beforeInputs)}
      ${present(options.items).map(({ item, index }) => radio(options, item, index))}
      ${beside(options.formGroup?.afterInputs)}
    </div>`,
  )
}

function radio(options: RadiosOptions, item: ChoiceItem, index: number): Html {
  const isChosen = Boolean(options.value) && item.value === options.value
  return choice(item, {
    block: 'govuk-radios',
    type: 'radio',
    id: choiceId(options.idPrefix || options.name, item, index),
    name: options.name,
    isChecked: item.checked ?? isChosen,
  })
}
