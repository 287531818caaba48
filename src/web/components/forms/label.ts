import { html, nothing, type Html } from '#web/html.ts'
import {
  classes,
  content,
  extra,
  hasContent,
  type Optional,
  type StyledContent,
} from '#web/components/options.ts'

/** Options of a label; a label that is the page's heading is wrapped in an h1. */
export type LabelOptions = StyledContent & Optional<{ for: string; isPageHeading: boolean }>

/** The name of one field, tied to it by `for`. */
export function label(options: LabelOptions): Html {
  if (!hasContent(options)) return nothing
  const made = html`<label
    class="${classes('govuk-label', options.classes)}"
    ${extra(options.attributes)}
    ${options.for ? html`for="${options.for}"` : nothing}
    >${content(options)}</label
  >`
  return options.isPageHeading ? html`<h1 class="govuk-label-wrapper">${made}</h1>` : made
}
