import { html, nothing, type Html } from '#web/html.ts'
import {
  classes,
  content,
  extra,
  present,
  type Content,
  type Maybe,
  type Optional,
  type Styled,
} from '#web/components/options.ts'
import {
  actionLink,
  summaryCard,
  type SummaryAction,
  type SummaryCardOptions,
} from './summary-card.ts'

type Part = Content & { readonly classes?: string | undefined }

/** What can be done about one row. */
export type RowActions = Optional<{ items: readonly SummaryAction[]; classes: string }>

/** One row: what was asked, what was answered, how to change it. */
export type SummaryRow = Optional<{
  key: Part
  value: Part
  actions: RowActions
  classes: string
}>

/** Options of a summary list; with `card` it stands in a box with a title. */
export type SummaryListOptions = Styled &
  Optional<{ rows: readonly Maybe<SummaryRow>[]; card: SummaryCardOptions }>

/** Facts as pairs, each with a way to change it. */
export function summaryList(options: SummaryListOptions): Html {
  const rows = present(options.rows).map(({ item }) => item)
  const anyHasActions = rows.some((row) => row.actions?.items?.length)
  const list = html`<dl
    class="${classes('govuk-summary-list', options.classes)}"
    ${extra(options.attributes)}
  >
    ${rows.map((row) => summaryRow(row, options.card?.title, anyHasActions))}
  </dl>`
  return options.card ? summaryCard(options.card, list) : list
}

function summaryRow(row: SummaryRow, cardTitle: Content | undefined, anyHasActions: boolean): Html {
  const names = classes(
    'govuk-summary-list__row',
    anyHasActions && !row.actions?.items && 'govuk-summary-list__row--no-actions',
    row.classes,
  )
  return html`<div class="${names}">
    <dt class="${classes('govuk-summary-list__key', row.key?.classes)}">${content(row.key)}</dt>
    <dd class="${classes('govuk-summary-list__value', row.value?.classes)}">
      ${content(row.value)}
    </dd>
    ${rowActions(row.actions, cardTitle)}
  </div>`
}

function rowActions(given: RowActions | undefined, cardTitle: Content | undefined): Html {
  const links = (given?.items ?? []).map((item) => actionLink(item, cardTitle))
  if (links.length === 0) return nothing
  const inner =
    links.length === 1
      ? links
      : html`<ul class="govuk-summary-list__actions-list">
          ${links.map(
            (link) => html`<li class="govuk-summary-list__actions-list-item">${link}</li>`,
          )}
        </ul>`
  return html`<dd class="${classes('govuk-summary-list__actions', given?.classes)}">${inner}</dd>`
}
