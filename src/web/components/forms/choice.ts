import { html, isFilled, nothing, type Child, type Html } from '#web/html.ts'
import {
  attributes,
  classes,
  extra,
  hasContent,
  type Content,
  type ExtraAttributes,
  type Optional,
  type Styled,
} from '#web/components/options.ts'
import { hint, type HintOptions } from './hint.ts'
import { label } from './label.ts'

/** What radios and checkboxes share: one thing to choose, or a `divider` such as "or". */
export type ChoiceItem = Content &
  Optional<{
    id: string
    value: string | number
    label: Styled
    hint: HintOptions
    divider: string
    checked: boolean
    disabled: boolean
    conditional: { readonly html?: Html | false | undefined }
    attributes: ExtraAttributes
  }>

/** How one choice is drawn. */
export interface Choice {
  readonly block: 'govuk-radios' | 'govuk-checkboxes'
  readonly type: 'radio' | 'checkbox'
  readonly id: string
  readonly name: string | undefined
  readonly isChecked: boolean
  readonly describedBy?: string | undefined
  readonly behaviour?: string | undefined
}

/** The id of the choice at a place counted from 1; the first has no number, to be easy to link. */
export function choiceId(idPrefix: string | undefined, item: ChoiceItem, index: number): string {
  return item.id || `${idPrefix}${index > 1 ? `-${index}` : ''}`
}

/** One radio or checkbox with its label, hint and what it reveals. */
export function choice(item: ChoiceItem, how: Choice): Html {
  if (item.divider) return html`<div class="${how.block}__divider">${item.divider}</div>`
  return html`<div class="${how.block}__item">
      ${control(item, how)}
      ${label({
        ...words(item),
        classes: classes(`${how.block}__label`, item.label?.classes),
        attributes: item.label?.attributes,
        for: how.id,
      })}
      ${itemHint(item, how)}
    </div>
    ${revealed(item, how)}`
}

function words(item: ChoiceItem): Content {
  return { text: item.text, html: item.html }
}

function control(item: ChoiceItem, how: Choice): Html {
  const described = classes(how.describedBy, hasContent(item.hint) && `${how.id}-item-hint`)
  const own = attributes({
    class: `${how.block}__input`,
    id: how.id,
    name: how.name ?? '',
    type: how.type,
    value: item.value ?? '',
    checked: how.isChecked,
    disabled: item.disabled,
    'data-aria-controls': conditionalOf(item) ? `conditional-${how.id}` : undefined,
    'data-behaviour': how.behaviour,
    'aria-describedby': described || undefined,
  })
  return html`<input ${own} ${extra(item.attributes)} />`
}

function itemHint(item: ChoiceItem, how: Choice): Child {
  if (!item.hint || !hasContent(item.hint)) return nothing
  const given: HintOptions = item.hint
  return hint({
    ...given,
    id: `${how.id}-item-hint`,
    classes: classes(`${how.block}__hint`, given.classes),
  })
}

function revealed(item: ChoiceItem, how: Choice): Child {
  const inner = conditionalOf(item)
  if (!inner) return nothing
  const names = classes(
    `${how.block}__conditional`,
    !how.isChecked && `${how.block}__conditional--hidden`,
  )
  return html`<div class="${names}" id="conditional-${how.id}">${inner}</div>`
}

function conditionalOf(item: ChoiceItem): Html | undefined {
  const inner = item.conditional?.html
  return inner && isFilled(inner) ? inner : undefined
}
