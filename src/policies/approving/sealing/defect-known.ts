import { canonicalJson } from '#audit/log/canonical-json.ts'
import type { Defect } from '#rulebooks/language/rulebook.ts'

import { hashOfText } from './seal-package.ts'

/** What a defect is known by: the SHA-256 of what it says, so that a reworded one is another. */
export function defectKnown({ clause, kind, says, treated }: Defect): string {
  return hashOfText(canonicalJson({ clause, kind, says, treated }))
}
