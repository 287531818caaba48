import { html, type Html } from '#web/html.ts'
import {
  attributes,
  classes,
  extra,
  hasContent,
  translated,
  type Optional,
  type StyledContent,
} from '#web/components/options.ts'
import { button } from '#web/components/forms/button.ts'

/** Options of the exit button. */
export type ExitThisPageOptions = StyledContent &
  Optional<{
    id: string | null
    redirectUrl: string
    activatedText: string
    timedOutText: string
    pressTwoMoreTimesText: string
    pressOneMoreTimeText: string
  }>

const usualWords = html`<span class="govuk-visually-hidden">Emergency</span> Exit this page`

/** A way out at once for someone who must not be seen reading the page. */
export function exitThisPage(options: ExitThisPageOptions): Html {
  const words = {
    ...translated('activated', options.activatedText),
    ...translated('timed-out', options.timedOutText),
    ...translated('press-two-more-times', options.pressTwoMoreTimesText),
    ...translated('press-one-more-time', options.pressOneMoreTimeText),
  }
  return html`<div
    ${attributes({ id: options.id })}
    class="${classes('govuk-exit-this-page', options.classes)}"
    data-module="govuk-exit-this-page"
    ${extra(options.attributes)}
    ${attributes(words)}
  >
    ${button({
      html: hasContent(options) ? options.html : usualWords,
      text: options.text,
      classes: 'govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button',
      href: options.redirectUrl || 'https://www.bbc.co.uk/weather',
      attributes: { rel: 'nofollow noreferrer' },
    })}
  </div>`
}
