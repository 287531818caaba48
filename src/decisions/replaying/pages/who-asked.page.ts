import { dayWords } from '#core/day.ts'
import { momentWords } from '#core/moment-words.ts'
import type { AskedBehind } from '#decisions/replaying/runs/runs.store.ts'
import { table } from '#web/components/display/table.ts'
import { listPages } from '#web/paging/list-pages.ts'
import { wideTable } from '#web/components/own/wide-table.ts'
import { html, type Html } from '#web/html.ts'

import type { AtReplay } from './at-replay.routes.ts'

const words = {
  title: 'Who asked',
  what: 'Those who asked the questions behind this change. That you opened this page is in the record.',
  who: 'Who',
  asked: 'Asked',
  about: 'About the day',
  nobody: 'Not signed in',
  unknown: 'No longer known',
  none: 'None of these questions is kept any more.',
} as const

/** What the page of those who asked shows. */
export type WhoAskedModel = {
  readonly revision: number
  readonly no: number
  readonly page: number
  readonly more: boolean
  readonly askers: readonly AskedBehind[]
  readonly names: ReadonlyMap<string, string>
}

/** The page of those who asked the questions behind a change. */
export function whoAskedPage(at: AtReplay, model: WhoAskedModel): Html {
  const { no, askers } = model
  return at.drawn({
    title: words.title,
    back: `${at.address}#change-${no}`,
    content: html`<p class="govuk-body">${words.what}</p>
      ${askers.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : list(model)}
      ${pages(at, model)}`,
  })
}

function list({ askers, names }: WhoAskedModel): Html {
  const nameOf = ({ personId }: AskedBehind): string =>
    personId === null ? words.nobody : (names.get(personId) ?? words.unknown)
  return wideTable(
    words.title,
    table({
      caption: words.title,
      captionClasses: 'govuk-visually-hidden',
      head: [words.who, words.asked, words.about].map((text) => ({ text })),
      rows: askers.map((one) => [
        { text: nameOf(one) },
        { text: momentWords(one.askedAt) },
        { text: dayWords(one.asOf) },
      ]),
    }),
  )
}

function pages(at: AtReplay, { revision, no, page, more }: WhoAskedModel): Html {
  const href = (number: number): string =>
    `${at.address}/askers?revision=${revision}&change=${no}&page=${number}`
  return listPages({ page, more, href })
}
