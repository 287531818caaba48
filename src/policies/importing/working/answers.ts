import { err, ok, type Result } from '#core/result.ts'
import type { PolicyDocument, ReadRefusal } from '#policies/importing/document.ts'
import type { CheckedDraft } from '#policies/importing/reviewing/check-review.ts'
import { renderMistake } from '#rulebooks/language/mistakes.ts'

import type { Answered } from './ask-worker.ts'
import type { FoundPolicy } from './task.ts'

/** What a check came to: the draft as it would be, or in words why none comes of the choices. */
export type Checked = Result<CheckedDraft, readonly string[]>

/** The document in the answer to a task of reading. */
export function readIn(said: Answered): Result<PolicyDocument, ReadRefusal> {
  return said.type === 'read' ? said.read : other(said)
}

/** What was found, in the answer to a task of finding. */
export function foundIn(said: Answered): Result<FoundPolicy, ReadRefusal> {
  return said.type === 'found' ? said.found : other(said)
}

/** The draft in the answer to a task of checking. */
export function checkedIn(said: Answered): Checked {
  if (said.type !== 'checked') return other(said)
  const { checked } = said
  return checked.ok ? ok(checked.value) : err(checked.error.map(renderMistake))
}

function other({ type }: Answered): never {
  throw new Error(`the worker answered ${type}, which it was not asked`)
}
