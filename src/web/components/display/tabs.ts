import { html, nothing, type Html } from '#web/html.ts'
import {
  attributes,
  classes,
  extra,
  present,
  type Content,
  type ExtraAttributes,
  type Maybe,
  type Optional,
  type Styled,
} from '#web/components/options.ts'
import { paragraph } from './paragraph.ts'

/** One tab and its panel. */
export type TabItem = Optional<{
  id: string
  label: string
  attributes: ExtraAttributes
  panel: Content & Optional<{ attributes: ExtraAttributes }>
}>

/** Options of tabs; `idPrefix` names the tabs that have no id. */
export type TabsOptions = Styled &
  Optional<{ id: string; idPrefix: string; title: string; items: readonly Maybe<TabItem>[] }>

interface Tab {
  readonly item: TabItem
  readonly index: number
  readonly id: string
}

/** Alternatives to look at one at a time; one after another without our browser code. */
export function tabs(options: TabsOptions): Html {
  const all = present(options.items).map(({ item, index }) => {
    return { item, index, id: item.id || `${options.idPrefix ?? ''}-${index}` }
  })
  return html`<div
    ${attributes({ id: options.id })}
    class="${classes('govuk-tabs', options.classes)}"
    ${extra(options.attributes)}
    data-module="govuk-tabs"
  >
    <h2 class="govuk-tabs__title">${options.title ?? 'Contents'}</h2>
    ${
      options.items?.length
        ? html`<ul class="govuk-tabs__list">
              ${all.map(tab)}
            </ul>
            ${all.map(tabPanel)}`
        : nothing
    }
  </div>`
}

function tab({ item, index, id }: Tab): Html {
  const names = classes('govuk-tabs__list-item', index === 1 && 'govuk-tabs__list-item--selected')
  return html`<li class="${names}">
    <a class="govuk-tabs__tab" href="#${id}" ${extra(item.attributes)}>${item.label}</a>
  </li>`
}

function tabPanel({ item, index, id }: Tab): Html {
  const names = classes('govuk-tabs__panel', index > 1 && 'govuk-tabs__panel--hidden')
  return html`<div class="${names}" id="${id}" ${extra(item.panel?.attributes)}>
    ${paragraph(item.panel)}
  </div>`
}
