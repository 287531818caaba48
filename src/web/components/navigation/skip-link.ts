import { html, type Html } from '#web/html.ts'
import {
  classes,
  content,
  extra,
  type Optional,
  type StyledContent,
} from '#web/components/options.ts'

/** Options of a skip link. */
export type SkipLinkOptions = StyledContent & Optional<{ href: string }>

/** The first link of every page, for those who go by keyboard. */
export function skipLink(options: SkipLinkOptions): Html {
  return html`<a
    href="${options.href || '#content'}"
    class="${classes('govuk-skip-link', options.classes)}"
    ${extra(options.attributes)}
    data-module="govuk-skip-link"
    >${content(options)}</a
  >`
}
