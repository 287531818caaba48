import type { SealedEdition } from '#rulebooks/library.ts'

type History = SealedEdition['rulebook']['control']['history']

/**
 * Whether a table of changes says what changes with this edition: it has a row that the edition
 * before does not have. A policy brought in begins a table of its own.
 */
export function saysWhatChanges(now: History, before: History): boolean {
  if (before.length === 0) return true
  const told = new Set(before.map(known))
  return now.some((row) => !told.has(known(row)))
}

function known({ on, summary, by }: History[number]): string {
  return [on, summary, by].join('\n')
}
