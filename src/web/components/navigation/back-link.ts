import { html, type Html } from '#web/html.ts'
import {
  classes,
  content,
  extra,
  hasContent,
  type Optional,
  type StyledContent,
} from '#web/components/options.ts'

/** Options of a back link. */
export type BackLinkOptions = StyledContent & Optional<{ href: string }>

/** The way to the page before; stands above the main part of the page. */
export function backLink(options: BackLinkOptions): Html {
  return html`<a
    href="${options.href || '#'}"
    class="${classes('govuk-back-link', options.classes)}"
    ${extra(options.attributes)}
    >${hasContent(options) ? content(options) : 'Back'}</a
  >`
}
