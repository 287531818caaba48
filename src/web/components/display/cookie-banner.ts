import { html, nothing, type Html } from '#web/html.ts'
import {
  attributes,
  classes,
  content,
  extra,
  hasContent,
  type Content,
  type Optional,
  type Styled,
} from '#web/components/options.ts'
import { button } from '#web/components/forms/button.ts'
import { paragraph } from './paragraph.ts'

/** Something to press or follow in a banner; with `href` and no type it is a link. */
export type BannerAction = Styled &
  Optional<{ text: string; type: string; name: string; value: string; href: string }>

/** One message of the banner. */
export type BannerMessage = Content &
  Styled &
  Optional<{
    headingText: string
    headingHtml: Html
    role: string
    hidden: boolean
    actions: readonly BannerAction[]
  }>

/** Options of a cookie banner. */
export type CookieBannerOptions = Styled &
  Optional<{ ariaLabel: string; hidden: boolean; messages: readonly BannerMessage[] }>

/** A question above everything else on the page. */
export function cookieBanner(options: CookieBannerOptions): Html {
  return html`<div
    class="${classes('govuk-cookie-banner', options.classes)}"
    data-nosnippet
    role="region"
    aria-label="${options.ariaLabel || 'Cookie banner'}"
    ${attributes({ hidden: options.hidden })}
    ${extra(options.attributes)}
  >
    ${options.messages?.map(message)}
  </div>`
}

function message(given: BannerMessage): Html {
  const names = classes('govuk-cookie-banner__message', given.classes, 'govuk-width-container')
  const title = { text: given.headingText, html: given.headingHtml }
  return html`<div
    class="${names}"
    ${attributes({ role: given.role, hidden: given.hidden })}
    ${extra(given.attributes)}
  >
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        ${
          hasContent(title)
            ? html`<h2 class="govuk-cookie-banner__heading govuk-heading-m">${content(title)}</h2>`
            : nothing
        }
        <div class="govuk-cookie-banner__content">${paragraph(given)}</div>
      </div>
    </div>
    ${
      given.actions
        ? html`<div class="govuk-button-group">${given.actions.map(action)}</div>`
        : nothing
    }
  </div>`
}

function action(given: BannerAction): Html {
  if (!given.href || given.type === 'button') {
    return button({ ...given, type: given.type || 'button' })
  }
  return html`<a
    class="${classes('govuk-link', given.classes)}"
    href="${given.href}"
    ${extra(given.attributes)}
    >${given.text}</a
  >`
}
