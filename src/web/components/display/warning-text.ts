import { html, type Html } from '#web/html.ts'
import {
  classes,
  content,
  extra,
  type Optional,
  type StyledContent,
} from '#web/components/options.ts'

/** Options of a warning. */
export type WarningTextOptions = StyledContent & Optional<{ iconFallbackText: string }>

/** Something with consequences, marked with an exclamation mark. */
export function warningText(options: WarningTextOptions): Html {
  return html`<div
    class="${classes('govuk-warning-text', options.classes)}"
    ${extra(options.attributes)}
  >
    <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
    <strong class="govuk-warning-text__text">
      <span class="govuk-visually-hidden">${options.iconFallbackText || 'Warning'}</span>
      ${content(options)}
    </strong>
  </div>`
}
