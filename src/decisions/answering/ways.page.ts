import { button } from '#web/components/forms/button.ts'
import { html, nothing, type Html } from '#web/html.ts'

/** Something a person can bring about, and where to say that it is so. */
export type Way = {
  readonly words: string
  readonly href?: string
  /** Where the record is begun that would make it so; nobody gets there by saying it. */
  readonly offer?: { readonly text: string; readonly href: string }
}

const words = { sayIt: 'If this is so, answer again' } as const

/** Ways as a list; the same record is offered once. */
export function waysList(ways: readonly Way[]): Html {
  if (ways.length === 0) return nothing
  return html`<ul class="govuk-list govuk-list--bullet">
    ${ways.map((way, index) => html`<li>${way.words} ${wayOn(way, ways.slice(0, index))}</li>`)}
  </ul>`
}

function wayOn({ words: says, href, offer }: Way, before: readonly Way[]): Html {
  if (offer !== undefined) {
    return before.some((one) => one.offer?.href === offer.href) ? nothing : offerButton(offer)
  }
  if (href === undefined) return nothing
  return html`<a class="govuk-link hr-screen-only" href="${href}"
    >${words.sayIt}<span class="govuk-visually-hidden"> (${says})</span></a
  >`
}

function offerButton({ text, href }: NonNullable<Way['offer']>): Html {
  return html`<div class="hr-screen-only">
    ${button({ text, href, classes: 'govuk-button--secondary' })}
  </div>`
}
