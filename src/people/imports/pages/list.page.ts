import { momentWords } from '#core/moment-words.ts'
import type { ImportRun } from '#people/imports/runs/run.ts'
import { button } from '#web/components/forms/button.ts'
import { table } from '#web/components/display/table.ts'
import { tag } from '#web/components/display/tag.ts'
import { listPages } from '#web/paging/list-pages.ts'
import { wideTable } from '#web/components/own/wide-table.ts'
import { html, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import { formatNames, outcomeOf, stateColours, stateNames } from './import-words.ts'

const words = {
  title: 'Imports',
  what: 'Schools and people come from the files your systems already write. Nothing is changed before you have seen what would change.',
  start: 'Start an import',
  none: 'Nothing has been imported here yet.',
  mappings: 'How your spreadsheets are read',
  when: 'When',
  who: 'Who',
  kind: 'Files',
  outcome: 'Outcome',
} as const

/** What the list shows. */
export type ListModel = {
  readonly base: string
  readonly runs: readonly { readonly run: ImportRun; readonly startedByName: string }[]
  readonly page: number
  readonly hasMore: boolean
}

/** The imports of a trust, the latest first. */
export function listPage(frame: Frame, model: ListModel): Html {
  const { base, runs } = model
  return layout({
    ...frame,
    title: words.title,
    width: 'full',
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.what}</p>
      ${button({ text: words.start, href: `${base}/new` })}
      <p class="govuk-body">
        <a class="govuk-link" href="${base}/mappings">${words.mappings}</a>
      </p>
      ${runs.length > 0 ? list(model) : html`<p class="govuk-body">${words.none}</p>`}
      ${pages(model)}`,
  })
}

function list({ base, runs }: ListModel): Html {
  return wideTable(
    words.title,
    table({
      caption: words.title,
      captionClasses: 'govuk-visually-hidden',
      head: [words.when, words.who, words.kind, words.outcome].map((text) => ({ text })),
      rows: runs.map(({ run, startedByName }) => [
        { html: when(base, run) },
        { text: startedByName },
        { text: formatNames[run.format] },
        { html: outcome(run) },
      ]),
    }),
  )
}

function when(base: string, { runId, startedAt }: ImportRun): Html {
  return html`<a class="govuk-link" href="${base}/${runId}">${momentWords(startedAt)}</a>`
}

function outcome(run: ImportRun): Html {
  return html`${tag({ text: stateNames[run.state], classes: stateColours[run.state] })}
    <span class="hr-import-outcome">${outcomeOf(run)}</span>`
}

function pages({ base, page, hasMore: more }: ListModel): Html {
  return listPages({ page, more, href: (to) => `${base}?page=${to}` })
}
