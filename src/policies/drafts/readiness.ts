import { checkRulebook } from '#rulebooks/check.ts'
import { runExamples, type ExampleResult } from '#rulebooks/examples.ts'
import type { Mistake } from '#rulebooks/language/mistakes.ts'
import type { Rule } from '#rulebooks/language/rulebook.ts'
import { reopenEdition, type SealedEdition } from '#rulebooks/library.ts'

/** What stands between a text and its being put to those who decide. */
export type Readiness = {
  /** Nothing stands in the way. */
  readonly ready: boolean
  /** What is wrong in the document, with its line; examples that fail are among them. */
  readonly mistakes: readonly Mistake[]
  /** Rules and duties that nobody has confirmed since their words, or they themselves, were changed. */
  readonly unconfirmed: readonly Pick<Rule, 'id' | 'clause' | 'line'>[]
  /** Worked examples that get another answer than expected. */
  readonly failing: readonly ExampleResult[]
  /** The text as an edition; not there when it cannot be read at all. */
  readonly edition?: SealedEdition
}

/** Looks at a text as a rulebook with a vocabulary: pure, the same text gives the same result. */
export function readinessOf(source: string, vocabularyText: string): Readiness {
  const opened = reopenEdition({ text: source, file: 'policy.md' }, vocabularyText)
  if (!opened.ok) return { ready: false, mistakes: opened.error, unconfirmed: [], failing: [] }
  const edition = opened.value
  const results = runExamples(edition)
  const mistakes = checkRulebook(edition, results)
  const clauses = [...edition.rulebook.clauses.values()]
  const unconfirmed = clauses
    .flatMap(({ rules, duties }) => [...rules, ...duties])
    .filter(({ confirmed }) => !confirmed)
  const failing = results.filter(({ wrong }) => wrong.length > 0)
  const ready = mistakes.length === 0 && unconfirmed.length === 0
  return { ready, mistakes, unconfirmed, failing, edition }
}
