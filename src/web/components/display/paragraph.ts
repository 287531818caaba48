import { html, isFilled, nothing, type Html } from '#web/html.ts'
import { attributes, type Content } from '#web/components/options.ts'

/** Markup as it is, or text in a paragraph of the given class. */
export function paragraph(given: Content | undefined, name = 'govuk-body'): Html {
  if (isFilled(given?.html)) return given.html
  return given?.text ? html`<p ${attributes({ class: name })}>${given.text}</p>` : nothing
}
