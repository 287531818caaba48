import { html, type Html } from '#web/html.ts'
import {
  classes,
  content,
  extra,
  type Content,
  type Optional,
  type Styled,
} from '#web/components/options.ts'
import { tag, type TagOptions } from './tag.ts'

/** Options of a phase banner. */
export type PhaseBannerOptions = Content & Styled & Optional<{ tag: TagOptions }>

/** What kind of service this is, under the header of every page. */
export function phaseBanner(options: PhaseBannerOptions): Html {
  return html`<div
    class="${classes('govuk-phase-banner govuk-width-container', options.classes)}"
    ${extra(options.attributes)}
  >
    <p class="govuk-phase-banner__content">
      ${tag({
        text: options.tag?.text,
        html: options.tag?.html,
        classes: classes('govuk-phase-banner__content__tag', options.tag?.classes),
      })}
      <span class="govuk-phase-banner__text"> ${content(options)} </span>
    </p>
  </div>`
}
