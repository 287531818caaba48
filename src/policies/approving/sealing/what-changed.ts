import { clauseChanges, type ClauseChange } from '#rulebooks/changes/clause-changes.ts'
import type { Clause, Rulebook } from '#rulebooks/language/rulebook.ts'
import { wordsOf } from '#rulebooks/language/words.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import type { PackageParts } from './package-parts.ts'
import { controlKept } from './parts-of-edition.ts'

/** The table of changes and every clause that changed since an earlier edition; without one, only the table. */
export function whatChanged(
  edition: SealedEdition,
  before: SealedEdition | undefined,
): PackageParts['changes'] {
  const table = edition.rulebook.control.history.map(({ on, author, summary, by }) => ({
    on,
    ...(author === undefined ? {} : { author }),
    summary,
    by,
  }))
  if (before === undefined) return { since: null, table, clauses: [] }
  const { source, vocabularyText: vocabulary } = before
  return {
    since: { ...controlKept(before), words: { source, vocabulary } },
    table,
    clauses: clauseChanges(before, edition).map((change) =>
      changeKept(change, { before: before.rulebook, after: edition.rulebook }),
    ),
  }
}

function changeKept(
  change: ClauseChange,
  rulebooks: { readonly before: Rulebook; readonly after: Rulebook },
): PackageParts['changes']['clauses'][number] {
  const { clause, title, section, type, words, rules, settings, roles } = change
  return {
    clause,
    title,
    section,
    type,
    words,
    rules,
    settings: [...settings],
    roles: roles === 'everyone' ? roles : [...roles],
    before: textOf(change.before, rulebooks.before),
    after: textOf(change.after, rulebooks.after),
  }
}

function textOf(clause: Clause | undefined, rulebook: Rulebook): string | null {
  return clause === undefined ? null : wordsOf(clause.text, rulebook)
}
