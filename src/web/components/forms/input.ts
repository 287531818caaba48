import { html, type Html } from '#web/html.ts'
import {
  attributes,
  classes,
  content,
  extra,
  hasContent,
  type Optional,
  type Styled,
  type StyledContent,
} from '#web/components/options.ts'
import { beside, describedBy, field, fieldId, type FieldOptions } from './field.ts'

/** Options of a text input. */
export type InputOptions = FieldOptions &
  Styled &
  Optional<{
    type: string
    inputmode: string
    value: string | number
    disabled: boolean
    prefix: StyledContent
    suffix: StyledContent
    inputWrapper: Styled
    autocomplete: string
    autocapitalize: string
    pattern: string
    spellcheck: boolean
  }>

/** One line of text, with its label, hint and error. */
export function input(options: InputOptions): Html {
  return field(options, isWrapped(options) ? wrapped(options) : control(options))
}

function isWrapped({ prefix, suffix, formGroup }: InputOptions): boolean {
  return [prefix, suffix, formGroup?.beforeInput, formGroup?.afterInput].some(hasContent)
}

function wrapped(options: InputOptions): Html {
  const { prefix, suffix, formGroup, inputWrapper } = options
  return html`<div
    class="${classes('govuk-input__wrapper', inputWrapper?.classes)}"
    ${extra(inputWrapper?.attributes)}
  >
    ${beside(formGroup?.beforeInput)} ${affix('prefix', prefix)} ${control(options)}
    ${affix('suffix', suffix)} ${beside(formGroup?.afterInput)}
  </div>`
}

function affix(kind: 'prefix' | 'suffix', given: StyledContent | undefined): Html | undefined {
  if (!hasContent(given)) return undefined
  const { classes: names, attributes: more }: StyledContent = given
  return html`<div
    class="${classes(`govuk-input__${kind}`, names)}"
    aria-hidden="true"
    ${extra(more)}
  >
    ${content(given)}
  </div>`
}

function control(options: InputOptions): Html {
  const id = fieldId(options)
  const names = classes(
    'govuk-input',
    options.classes,
    options.errorMessage && 'govuk-input--error',
  )
  const own = attributes({
    class: names,
    id: id ?? '',
    name: options.name ?? '',
    type: options.type || 'text',
    spellcheck: options.spellcheck === undefined ? undefined : String(options.spellcheck),
    value: options.value,
    disabled: options.disabled,
    'aria-describedby': describedBy(id, options) || undefined,
    autocomplete: options.autocomplete,
    autocapitalize: options.autocapitalize,
    pattern: options.pattern,
    inputmode: options.inputmode,
  })
  return html`<input ${own} ${extra(options.attributes)} />`
}
