import { html, type Html } from '#web/html.ts'
import {
  attributes,
  classes,
  content,
  extra,
  type Optional,
  type StyledContent,
} from '#web/components/options.ts'

/** Options of a hint. */
export type HintOptions = StyledContent & Optional<{ id: string }>

/** Help with a field, shown in grey under its label. */
export function hint(options: HintOptions): Html {
  return html`<div
    ${attributes({ id: options.id })}
    class="${classes('govuk-hint', options.classes)}"
    ${extra(options.attributes)}
  >
    ${content(options)}
  </div>`
}
