import type { DocumentControl } from '#rulebooks/language/rulebook.ts'
import { details } from '#web/components/display/details.ts'
import { table } from '#web/components/display/table.ts'
import { wideTable } from '#web/components/own/wide-table.ts'
import { html, nothing, type Html } from '#web/html.ts'

import { historyGrid, type HistoryGrid } from './history-grid.ts'

const words = { history: 'History', asks: 'Every row holds what this clause asks for:' } as const

/** The table of changes on the page of a policy, closed at first; nothing where there is none. */
export function historyShown(control: DocumentControl, home: string): Html {
  const { history, historyNeeds } = control
  if (history.length === 0) return nothing
  const clause = historyNeeds?.clause
  const link = html`<a class="govuk-link" href="${home}#${clause}">${clause}</a>`
  return details({
    summaryText: words.history,
    html: html`${historyTable(historyGrid(control))}
    ${clause === undefined ? nothing : html`<p class="govuk-body-s">${words.asks} ${link}</p>`}`,
  })
}

/** A table of changes. */
export function historyTable({ head, rows }: HistoryGrid): Html {
  return wideTable(
    words.history,
    table({
      head: head.map((text) => ({ text })),
      rows: rows.map((row) => row.map((text) => ({ text }))),
    }),
  )
}
