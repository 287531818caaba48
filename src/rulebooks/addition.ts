import { err, ok, type Result } from '#core/result.ts'

import type { Mistake } from './language/mistakes.ts'
import { parseRulebook, type Source } from './language/parse.ts'
import type { Rulebook } from './language/rulebook.ts'
import type { Vocabulary } from './language/vocabulary.ts'

/**
 * Reads a trust's policy with a school's addition: sections and clauses without front matter, read as if
 * they stood at the end of the trust's document. Mistakes name the file in which they stand.
 */
export function readWithAddition(
  trust: Source,
  addition: Source,
  vocabulary: Vocabulary,
): Result<Rulebook, readonly Mistake[]> {
  const own = trust.text.split('\n').length
  const text = textWithAddition(trust.text, addition.text)
  const rulebook = parseRulebook({ text, file: trust.file }, vocabulary)
  if (rulebook.ok) return ok(rulebook.value)
  return err(
    rulebook.error.map((one) =>
      one.line > own ? { ...one, file: addition.file, line: one.line - own } : one,
    ),
  )
}

/** The text of a trust's policy with a school's addition at its end, which is an edition of its own. */
export function textWithAddition(trust: string, addition: string): string {
  return `${trust}\n${addition}`
}
