import { html, nothing, type Html } from '#web/html.ts'
import {
  classes,
  content,
  extra,
  hasContent,
  heading,
  type Content,
  type Optional,
  type Styled,
} from '#web/components/options.ts'
import { paragraph } from './paragraph.ts'

/** Options of a feedback block. */
export type FeedbackOptions = Content &
  Styled &
  Optional<{ titleText: string; titleHtml: Html; headingLevel: number }>

/** An invitation to say how the page worked, at its foot. */
export function feedback(options: FeedbackOptions): Html {
  const title = { text: options.titleText, html: options.titleHtml }
  return html`<div
    class="${classes('govuk-feedback govuk-width-container', options.classes)}"
    ${extra(options.attributes)}
  >
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        ${heading(options.headingLevel || 2, {
          attributes: { class: 'govuk-feedback__title' },
          inner: content(title),
        })}
        ${
          hasContent(options)
            ? html`<div class="govuk-feedback__body">${paragraph(options)}</div>`
            : nothing
        }
      </div>
    </div>
  </div>`
}
