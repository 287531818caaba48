import { html, type Html } from '#web/html.ts'
import {
  attributes,
  classes,
  content,
  extra,
  type Content,
  type Optional,
  type Styled,
} from '#web/components/options.ts'

/** Options of a details block. */
export type DetailsOptions = Content &
  Styled &
  Optional<{ id: string; open: boolean; summaryText: string; summaryHtml: Html }>

/** Something that only some people need, behind a link that opens it. */
export function details(options: DetailsOptions): Html {
  return html`<details
    ${attributes({ id: options.id })}
    class="${classes('govuk-details', options.classes)}"
    ${extra(options.attributes)}
    ${attributes({ open: options.open })}
  >
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text"
        >${content({ text: options.summaryText, html: options.summaryHtml })}</span
      >
    </summary>
    <div class="govuk-details__text">${content(options)}</div>
  </details>`
}
