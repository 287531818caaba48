import { err, type Result } from '#core/result.ts'
import type { NotDrafting } from '#policies/drafts/change-draft.ts'
import type { Draft } from '#policies/drafts/draft.ts'
import { ruleIds, setClauseConfirmed, setConfirmed } from '#rulebooks/writing/blocks.ts'
import { clauseSource } from '#rulebooks/writing/clauses.ts'
import type { WritingError } from '#rulebooks/writing/writing-error.ts'

import { reviseDraft, type Revising, type WritingNeeds } from './revise-draft.ts'

/** Why a rule was not confirmed. */
export type NotConfirmed =
  | NotDrafting
  | WritingError
  /** The clause is no longer the one that was shown: it must be looked at again. */
  | { readonly type: 'changed-since' }

/**
 * Confirms that a rule says what the words of its clause say, on behalf of somebody who looked at both.
 * Whoever changed either since must be read first. What others confirmed meanwhile stays.
 */
export async function confirmRule(
  needs: WritingNeeds,
  asked: Omit<Revising, 'reason'> & { readonly clause: string; readonly rule: string },
): Promise<Result<Draft, NotConfirmed>> {
  const { clause, rule } = asked
  const reason = `Confirmed: ${rule} says what the words say`
  return reviseDraft<NotConfirmed>(needs, { ...asked, reason }, ({ base, current }) => {
    const { source } = current
    if (!ruleIds(source, clause).includes(rule)) return err({ type: 'no-such-rule', id: rule })
    const isSame = bare(base, clause) === bare(source, clause)
    return isSame
      ? setConfirmed(source, { id: clause, rule }, true)
      : err({ type: 'changed-since' })
  })
}

/** A clause without the marks of what is confirmed, which may come and go. */
function bare(source: string, clause: string): string | undefined {
  const marked = setClauseConfirmed(source, clause, true)
  return clauseSource(marked.ok ? marked.value : source, clause)
}
