import { html, nothing, type Child, type Html } from '#web/html.ts'
import {
  classes,
  content,
  extra,
  type Content,
  type Optional,
  type Styled,
} from '#web/components/options.ts'
import { errorMessage, type ErrorMessageOptions } from './error-message.ts'
import { fieldset, type FieldsetOptions } from './fieldset.ts'
import { hint, type HintOptions } from './hint.ts'
import { label, type LabelOptions } from './label.ts'

/** The box around one question: its classes and what stands before and after the control. */
export type FormGroupOptions = Styled & Optional<{ beforeInput: Content; afterInput: Content }>

/** The same for a group of controls. */
export type GroupFormGroupOptions = Styled &
  Optional<{ beforeInputs: Content; afterInputs: Content }>

/** What every single field has; `id` is the name where it is not given. */
export type FieldOptions = Optional<{
  id: string
  name: string
  label: LabelOptions
  hint: HintOptions
  errorMessage: ErrorMessageOptions
  describedBy: string
  formGroup: FormGroupOptions
}>

/** What every group of radios, checkboxes or parts of a date has. */
export type GroupOptions = Optional<{
  hint: HintOptions
  errorMessage: ErrorMessageOptions
  describedBy: string
  fieldset: FieldsetOptions
  formGroup: GroupFormGroupOptions
}>

/** The id of a field: its own, or its name. */
export function fieldId(options: FieldOptions): string | undefined {
  return options.id || options.name
}

/** The ids of the hint and the error of a field, after those it was given. */
export function describedBy(
  idPrefix: string | undefined,
  options: Pick<FieldOptions, 'hint' | 'errorMessage' | 'describedBy'>,
): string {
  return classes(
    options.describedBy,
    options.hint && `${idPrefix}-hint`,
    options.errorMessage && `${idPrefix}-error`,
  )
}

/** One question with one control: label, hint, error, control. */
export function field(options: FieldOptions, control: Child): Html {
  const id = fieldId(options)
  return formGroup(
    options,
    html`${label({ ...options.label, for: id })} ${hintAndError(id, options)} ${control}`,
  )
}

/** One question with several controls, in a fieldset where one is asked for. */
export function group(idPrefix: string | undefined, options: GroupOptions, controls: Html): Html {
  const inner = html`${hintAndError(idPrefix, options)} ${controls}`
  if (!options.fieldset) return formGroup(options, inner)
  const described = describedBy(idPrefix, {
    ...options,
    describedBy: options.fieldset.describedBy || options.describedBy,
  })
  return formGroup(options, fieldset({ ...options.fieldset, describedBy: described, html: inner }))
}

/** What stands before or after a control; the control's own template places it. */
export function beside(given: Content | undefined): Child {
  return given ? content(given) : nothing
}

function formGroup(
  options: Pick<FieldOptions, 'errorMessage'> & { readonly formGroup?: Styled | undefined },
  inner: Html,
): Html {
  const names = classes(
    'govuk-form-group',
    options.errorMessage && 'govuk-form-group--error',
    options.formGroup?.classes,
  )
  return html`<div class="${names}" ${extra(options.formGroup?.attributes)}>${inner}</div>`
}

function hintAndError(
  idPrefix: string | undefined,
  options: Pick<FieldOptions, 'hint' | 'errorMessage'>,
): Html {
  return html`${options.hint ? hint({ ...options.hint, id: `${idPrefix}-hint` }) : nothing}
  ${
    options.errorMessage
      ? errorMessage({ ...options.errorMessage, id: `${idPrefix}-error` })
      : nothing
  }`
}
