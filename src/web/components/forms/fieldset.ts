import { html, nothing, type Html } from '#web/html.ts'
import {
  attributes,
  classes,
  content,
  extra,
  hasContent,
  type Optional,
  type Styled,
  type StyledContent,
} from '#web/components/options.ts'

/** The question that a fieldset's fields answer together. */
export type LegendOptions = StyledContent & Optional<{ isPageHeading: boolean }>

/** Options of a fieldset. */
export type FieldsetOptions = Styled &
  Optional<{ legend: LegendOptions; describedBy: string; role: string; html: Html }>

/** Fields that answer one question together. */
export function fieldset(options: FieldsetOptions): Html {
  return html`<fieldset
    class="${classes('govuk-fieldset', options.classes)}"
    ${attributes({ role: options.role, 'aria-describedby': options.describedBy || undefined })}
    ${extra(options.attributes)}
  >
    ${hasContent(options.legend) ? legend(options.legend) : nothing} ${options.html}
  </fieldset>`
}

function legend(options: LegendOptions): Html {
  return html`<legend class="${classes('govuk-fieldset__legend', options.classes)}">
    ${
      options.isPageHeading
        ? html`<h1 class="govuk-fieldset__heading">${content(options)}</h1>`
        : content(options)
    }
  </legend>`
}
