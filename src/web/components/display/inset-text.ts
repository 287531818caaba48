import { html, type Html } from '#web/html.ts'
import {
  attributes,
  classes,
  content,
  extra,
  type Optional,
  type StyledContent,
} from '#web/components/options.ts'

/** Options of an inset text. */
export type InsetTextOptions = StyledContent & Optional<{ id: string }>

/** Words set apart by a line at their side. */
export function insetText(options: InsetTextOptions): Html {
  return html`<div
    ${attributes({ id: options.id })}
    class="${classes('govuk-inset-text', options.classes)}"
    ${extra(options.attributes)}
  >
    ${content(options)}
  </div>`
}
