import type { CitedClause } from '#rulebooks/engine/answer.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import { wordsOf } from '#rulebooks/language/words.ts'
import type { Item } from '#training/owed/item.ts'
import type { ReadDocument } from '#training/room/documents.ts'
import type { Scenario } from '#training/scenarios/scenario.ts'
import { askedByTrust, doing, headingOf, whyOf } from '#training/pages/item-words.ts'
import { details } from '#web/components/display/details.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import { clauseLinks } from './reading.page.ts'
import { sayForm } from './say-form.page.ts'
import { quote, whatToRead } from './what-to-read.page.ts'

const words = {
  asks: 'This is asked by',
  about: 'It is about',
  aims: 'What the policy stands for',
  waits: 'Nobody is given a role on an official account before this is done.',
} as const

/** What the page of one thing to read, sign or learn shows. */
export type ItemModel = {
  readonly base: string
  readonly edition: SealedEdition
  readonly item: Item
  readonly document?: ReadDocument | undefined
  readonly question?: Scenario | undefined
  readonly acknowledgementId: string
  readonly version: string
  readonly sent?: Sent | undefined
}

/** What was sent and not kept: what was chosen and typed, what is wrong, and the clauses to read once more. */
export type Sent = {
  readonly choice: string
  readonly says: boolean
  readonly signedAs: string
  readonly problems: readonly { readonly field: string; readonly says: string }[]
  readonly toRead: readonly CitedClause[]
}

/** The page on which somebody reads, answers a question, and says so. */
export function itemPage(frame: Frame, model: ItemModel): Html {
  const { base, item, edition, sent } = model
  const title = headingOf(item, edition.rulebook)
  return layout({
    ...frame,
    title,
    beforeContent: backLink({ href: `${base}/reading` }),
    errors: sent?.problems.map(({ field, says }) => ({ text: says, href: `#${field}` })),
    content: html`<span class="govuk-caption-l">${doing[item.asks]}</span>
      <h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">
        ${whyOf(item)} ${item.own ? `${askedByTrust} ${words.about}` : words.asks}
        ${clauseLinks(item.askedBy, base)}.
      </p>
      ${item.before.length > 0 ? html`<p class="govuk-body">${words.waits}</p>` : nothing}
      ${aims(model)} ${whatToRead(model)} ${isThere(model) ? sayForm(frame, model) : nothing}`,
  })
}

/** The values of the policy stand at its head and where it is acknowledged. */
function aims({ edition, item, base }: ItemModel): Html {
  const { control, clauses } = edition.rulebook
  if (!item.key.startsWith('read:') || control.ethos.length === 0) return nothing
  return details({
    summaryText: words.aims,
    html: html`${control.ethos.map((id) => {
      const clause = clauses.get(id)
      return clause === undefined
        ? nothing
        : quote(id, wordsOf(clause.text, edition.rulebook), base)
    })}`,
  })
}

function isThere({ item, document }: ItemModel): boolean {
  return item.about.type !== 'document' || document?.link !== undefined
}
