import { html, nothing, type Html } from '#web/html.ts'
import {
  attributes,
  classes,
  content,
  extra,
  hasContent,
  type Content,
  type ExtraAttributes,
  type Optional,
  type Styled,
} from '#web/components/options.ts'

/** One thing to put right; `href` leads to the field. */
export type ErrorItem = Content & Optional<{ href: string; attributes: ExtraAttributes }>

/** Options of an error summary. */
export type ErrorSummaryOptions = Styled &
  Optional<{
    titleText: string
    titleHtml: Html
    descriptionText: string
    descriptionHtml: Html
    errorList: readonly ErrorItem[]
    disableAutoFocus: boolean
  }>

/** Everything that stops a form, at the top of the page, each with a link to its field. */
export function errorSummary(options: ErrorSummaryOptions): Html {
  const focus = options.disableAutoFocus
  const description = { text: options.descriptionText, html: options.descriptionHtml }
  return html`<div
    class="${classes('govuk-error-summary', options.classes)}"
    ${attributes({ 'data-disable-auto-focus': focus === undefined ? undefined : String(focus) })}
    ${extra(options.attributes)}
    data-module="govuk-error-summary"
  >
    <div role="alert">
      <h2 class="govuk-error-summary__title">
        ${content({ text: options.titleText, html: options.titleHtml })}
      </h2>
      <div class="govuk-error-summary__body">
        ${hasContent(description) ? html`<p>${content(description)}</p>` : nothing}
        ${options.errorList?.length ? list(options.errorList) : nothing}
      </div>
    </div>
  </div>`
}

function list(errors: readonly ErrorItem[]): Html {
  return html`<ul class="govuk-list govuk-error-summary__list">
    ${errors.map((item) => html`<li>${entry(item)}</li>`)}
  </ul>`
}

function entry(item: ErrorItem): Html {
  if (!item.href) return html`${content(item)}`
  return html`<a href="${item.href}" ${extra(item.attributes)}>${content(item)}</a>`
}
