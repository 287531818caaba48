import type { Rulebook } from '#rulebooks/language/rulebook.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

/** A clause whose words still say what document control said in the edition before. */
export type StaleWords = { readonly clause: string; readonly says: string }

/**
 * The clauses that still name the edition, the approval or the review of the edition before, where
 * document control of a draft has come to say otherwise.
 */
export function staleControl(
  { rulebook }: SealedEdition,
  base: SealedEdition | undefined,
): readonly StaleWords[] {
  if (base === undefined) return []
  const changed = spoken(rulebook).flatMap((now, at) => {
    const before = spoken(base.rulebook)[at] ?? now
    return before === now || before === '' ? [] : [{ before, now }]
  })
  return [...rulebook.clauses.values()].flatMap(({ id, text }) =>
    changed
      .filter(({ before }) => says(text, before))
      .map(({ before, now }) => ({
        clause: id,
        says: `The words still say “${before}”; document control now says “${now}”.`,
      })),
  )
}

/** What clauses say of document control, as they would say it. */
function spoken({ control }: Rulebook): readonly string[] {
  const { edition, approved, review } = control
  return [`edition ${edition}`, approved.words, review.words]
}

function says(text: string, words: string): boolean {
  const at = text.toLowerCase().indexOf(words.toLowerCase())
  const next = text.slice(at + words.length, at + words.length + 2)
  // “Edition 0.1” is not in “Edition 0.12”, nor “summer 2024” in “summer 20245”.
  return at >= 0 && !/^\.?\d/.test(next)
}
