import { html, type Html } from '#web/html.ts'
import {
  attributes,
  classes,
  extra,
  type ExtraAttributes,
  type Optional,
  type Styled,
} from '#web/components/options.ts'
import { beside, group, type GroupOptions } from './field.ts'
import { input } from './input.ts'

/** One box of a date. */
export type DatePart = Optional<{
  id: string
  name: string
  label: string
  value: string | number
  classes: string
  error: boolean
  inputmode: string
  autocomplete: string
  pattern: string
  attributes: ExtraAttributes
}>

/** Options of a date; `false` leaves a part out, `items` replaces all three. */
export type DateInputOptions = GroupOptions &
  Styled &
  Optional<{
    namePrefix: string
    values: Readonly<Record<string, string | number>>
    day: DatePart | false
    month: DatePart | false
    year: DatePart | false
    items: readonly DatePart[]
  }> & { readonly id: string }

type Unit = 'day' | 'month' | 'year'
type Value = string | number | undefined

interface Placed {
  readonly item: DatePart
  readonly unit: Unit | undefined
}

const units = ['day', 'month', 'year'] as const

/** A date that people know by heart, in three boxes. */
export function dateInput(options: DateInputOptions): Html {
  const parts = placedParts(options)
  const anyHasError = parts.some(({ item }) => hasError(item))
  const boxes = parts.map((part) => box(options, part, anyHasError))
  const controls = html`<div
    class="${classes('govuk-date-input', options.classes)}"
    ${extra(options.attributes)}
    ${attributes({ id: options.id })}
  >
    ${beside(options.formGroup?.beforeInputs)} ${boxes} ${beside(options.formGroup?.afterInputs)}
  </div>`
  // The role makes one screen reader announce the hint of a group of text boxes.
  const asGroup = options.fieldset && { ...options.fieldset, role: 'group' }
  return group(options.id, { ...options, fieldset: asGroup }, controls)
}

function placedParts(options: DateInputOptions): readonly Placed[] {
  if (options.items?.length) {
    return options.items.map((item) => ({ item, unit: unitNamed(options, item.name) }))
  }
  return units.flatMap((unit) => {
    const item = options[unit] ?? {}
    return item ? [{ item, unit }] : []
  })
}

function unitNamed(options: DateInputOptions, name: string | undefined): Unit | undefined {
  return name
    ? units.find((unit) => unit === name || partOf(options, unit).name === name)
    : undefined
}

function partOf(options: DateInputOptions, unit: Unit): DatePart {
  return options[unit] || {}
}

function hasError(item: DatePart): boolean {
  return item.error === true || Boolean(item.classes?.includes('govuk-input--error'))
}

function box(options: DateInputOptions, part: Placed, anyHasError: boolean): Html {
  const { item, unit } = part
  const name = item.name ?? unit ?? ''
  return html`<div class="govuk-date-input__item">
    ${input({
      ...boxName(options, name),
      label: { text: item.label || capitalised(name), classes: 'govuk-date-input__label' },
      ...(item.id ? { id: item.id } : {}),
      classes: boxClasses(item, unit, showsError(options, item, anyHasError)),
      value: boxValue(options, part, name),
      inputmode: item.inputmode || 'numeric',
      autocomplete: item.autocomplete,
      pattern: item.pattern,
      attributes: item.attributes,
    })}
  </div>`
}

function boxName(options: DateInputOptions, name: string): { id: string; name: string } {
  return {
    id: `${options.id}-${name}`,
    name: options.namePrefix ? `${options.namePrefix}-${name}` : name,
  }
}

function boxValue(options: DateInputOptions, { item, unit }: Placed, name: string): Value {
  const ofUnit = unit && partOf(options, unit).value
  return item.value ?? ofUnit ?? options.values?.[boxName(options, name).name]
}

// Without a part marked as wrong, an error belongs to all of them.
function showsError(options: DateInputOptions, item: DatePart, anyHasError: boolean): boolean {
  return hasError(item) || (item.error !== false && Boolean(options.errorMessage) && !anyHasError)
}

function boxClasses(item: DatePart, unit: Unit | undefined, isWrong: boolean): string {
  const given = item.classes ?? ''
  return classes(
    'govuk-date-input__input',
    isWrong && !given.includes('govuk-input--error') && 'govuk-input--error',
    !given.includes('govuk-input--width-') && `govuk-input--width-${unit === 'year' ? 4 : 2}`,
    given,
  )
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase()
}
