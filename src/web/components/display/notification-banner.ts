import { html, type Html } from '#web/html.ts'
import {
  attributes,
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

/** Options of a notification banner; the type "success" is announced at once. */
export type NotificationBannerOptions = Content &
  Styled &
  Optional<{
    type: string
    role: string
    titleText: string
    titleHtml: Html
    titleId: string
    titleHeadingLevel: number
    disableAutoFocus: boolean
  }>

/** News about the service, or that something was done. */
export function notificationBanner(options: NotificationBannerOptions): Html {
  const isSuccess = options.type === 'success'
  const titleId = options.titleId || 'govuk-notification-banner-title'
  const focus = options.disableAutoFocus
  return html`<div
    class="${classes(
      'govuk-notification-banner',
      isSuccess && 'govuk-notification-banner--success',
      options.classes,
    )}"
    role="${options.role || (isSuccess ? 'alert' : 'region')}"
    aria-labelledby="${titleId}"
    data-module="govuk-notification-banner"
    ${attributes({ 'data-disable-auto-focus': focus === undefined ? undefined : String(focus) })}
    ${extra(options.attributes)}
  >
    <div class="govuk-notification-banner__header">
      ${heading(options.titleHeadingLevel || 2, {
        attributes: { class: 'govuk-notification-banner__title', id: titleId },
        inner: content(titleOf(options)),
      })}
    </div>
    <div class="govuk-notification-banner__content">
      ${paragraph(options, 'govuk-notification-banner__heading')}
    </div>
  </div>`
}

function titleOf(options: NotificationBannerOptions): Content {
  const given = { text: options.titleText, html: options.titleHtml }
  if (hasContent(given)) return given
  return { text: options.type === 'success' ? 'Success' : 'Important' }
}
