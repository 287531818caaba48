import type { Item } from '#training/owed/item.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { button } from '#web/components/forms/button.ts'
import { html, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import { hrefOf } from './reading.page.ts'

const words = {
  title: 'This changed while you were reading',
  says: 'A new version came into force after you opened the page. Nothing was kept. Have a look at what changed, and say so then.',
  button: 'Read it as it is now',
} as const

/** The page for who says that they read what is no longer in force. */
export function changedPage(
  frame: Frame,
  { base, item }: { readonly base: string; readonly item: Item },
): Html {
  return layout({
    ...frame,
    title: words.title,
    beforeContent: backLink({ href: `${base}/reading` }),
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.says}</p>
      ${button({ text: words.button, href: hrefOf(item, base) })}`,
  })
}
