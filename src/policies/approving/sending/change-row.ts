import { lackingIn } from '#policies/control-shown/history-grid.ts'
import type { HistoryColumn, HistoryNeeds } from '#rulebooks/language/front-matter.ts'
import type { DocumentControl } from '#rulebooks/language/rulebook.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

type History = DocumentControl['history']

/**
 * Whether a table of changes says what changes with this edition: it has a row that the edition
 * before does not have. A policy brought in begins a table of its own.
 */
export function saysWhatChanges(now: History, before: History): boolean {
  if (before.length === 0) return true
  return rowsAdded(now, before).length > 0
}

/** The rows of a table of changes that the one before does not have; who wrote a row makes no new one. */
export function rowsAdded(now: History, before: History): History {
  const told = new Set(before.map(known))
  return now.filter((row) => !told.has(known(row)))
}

/**
 * What every row must hold: by the draft's own text, or by the edition in force, where the draft lost
 * what it says of rows and kept the clause that asks for it.
 */
export function neededOf(
  { rulebook: { control, clauses } }: SealedEdition,
  current: SealedEdition | undefined,
): HistoryNeeds | undefined {
  const before = current?.rulebook.control.historyNeeds
  return control.historyNeeds ?? (before && clauses.has(before.clause) ? before : undefined)
}

/** What one of these rows or another lacks of what each must hold. */
export function lackingColumns(
  rows: History,
  columns: readonly HistoryColumn[],
): readonly HistoryColumn[] {
  const lacking = rows.flatMap((row) => lackingIn(row, columns))
  return columns.filter((column) => lacking.includes(column))
}

function known({ on, summary, by }: History[number]): string {
  return [on, summary, by].join('\n')
}
