import { html, type Html } from '#web/html.ts'
import { classes, content, extra, type StyledContent } from '#web/components/options.ts'

/** Options of a tag. */
export type TagOptions = StyledContent

/** The state of a thing in a word or two. */
export function tag(options: TagOptions): Html {
  return html`<strong class="${classes('govuk-tag', options.classes)}" ${extra(options.attributes)}
    >${content(options)}</strong
  >`
}
