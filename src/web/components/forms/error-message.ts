import { html, type Html } from '#web/html.ts'
import {
  attributes,
  classes,
  content,
  extra,
  type Optional,
  type StyledContent,
} from '#web/components/options.ts'

/** Options of an error message; an empty `visuallyHiddenText` leaves out the word "Error". */
export type ErrorMessageOptions = StyledContent &
  Optional<{ id: string; visuallyHiddenText: string }>

/** What is wrong with one field and how to put it right. */
export function errorMessage(options: ErrorMessageOptions): Html {
  const spoken = options.visuallyHiddenText ?? 'Error'
  return html`<p
    ${attributes({ id: options.id })}
    class="${classes('govuk-error-message', options.classes)}"
    ${extra(options.attributes)}
  >
    ${spoken && html`<span class="govuk-visually-hidden">${spoken}:</span> `}${content(options)}
  </p>`
}
