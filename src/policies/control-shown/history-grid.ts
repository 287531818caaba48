import { whenWords } from '#core/day.ts'
import type { HistoryColumn, HistoryRow } from '#rulebooks/language/front-matter.ts'
import type { DocumentControl } from '#rulebooks/language/rulebook.ts'

/** A table of changes as it is shown: what stands over each column, and the rows. */
export type HistoryGrid = {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const heads: Readonly<Record<HistoryColumn, string>> = {
  on: 'Date',
  author: 'Written by',
  summary: 'What changed',
  by: 'Approved by',
}
const unsaid = 'not stated'

/** The history of a policy to be shown; who wrote a row only where a row or the text's own clause has it. */
export function historyGrid({
  history,
  historyNeeds,
}: Pick<DocumentControl, 'history' | 'historyNeeds'>): HistoryGrid {
  const isNeeded = historyNeeds?.columns.includes('author') ?? false
  return gridOf(history, isNeeded)
}

/** The same of rows alone, as a sealed package keeps them. */
export function gridOf(history: readonly HistoryRow[], isNeeded = false): HistoryGrid {
  const hasAuthor = isNeeded || history.some(({ author }) => author !== undefined)
  const columns = (['on', 'author', 'summary', 'by'] as const).filter(
    (column) => column !== 'author' || hasAuthor,
  )
  return {
    head: columns.map((column) => heads[column]),
    rows: history.map((row) =>
      columns.map((column) => (column === 'on' ? whenWords(row.on) : (row[column] ?? unsaid))),
    ),
  }
}

/** What a row lacks of what the text wants in each: blank or said to be not stated. */
export function lackingIn(
  row: HistoryRow,
  columns: readonly HistoryColumn[],
): readonly HistoryColumn[] {
  return columns.filter((column) => ['', unsaid].includes((row[column] ?? '').trim().toLowerCase()))
}

/** The names of columns as a sentence has them. */
export function columnWords(columns: readonly HistoryColumn[]): string {
  return columns.map((column) => heads[column].toLowerCase()).join(', ')
}
