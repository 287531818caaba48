import { err, ok, type Result } from '#core/result.ts'
import type { NotDrafting } from '#policies/drafts/change-draft.ts'
import type { Draft } from '#policies/drafts/draft.ts'
import {
  addClause,
  clauseSource,
  moveClause,
  removeClause,
  type Spot,
} from '#rulebooks/writing/clauses.ts'
import { outlineOf, type SectionPlace } from '#rulebooks/writing/outline.ts'
import type { WritingError } from '#rulebooks/writing/writing-error.ts'

import { reviseDraft, type Revising, type WritingNeeds } from './revise-draft.ts'

/** Why the clauses of a draft were not arranged anew. */
export type NotArranged =
  | NotDrafting
  | WritingError
  /** Somebody changed the clause since it was shown; it must be looked at before it goes. */
  | { readonly type: 'changed-since' }
  /** There is no clause above or below it in its section any more. */
  | { readonly type: 'at-the-edge' }

/** Adds a clause, given with its heading; others may have saved meanwhile. */
export function addNewClause(
  needs: WritingNeeds,
  asked: Revising & { readonly at: Spot; readonly source: string },
): Promise<Result<Draft, NotArranged>> {
  return reviseDraft<NotArranged>(needs, asked, ({ current }) => addClause(current.source, asked))
}

/** Takes a clause out, unless somebody changed it since it was shown. */
export function takeClauseOut(
  needs: WritingNeeds,
  asked: Revising & { readonly clause: string },
): Promise<Result<Draft, NotArranged>> {
  const { clause } = asked
  return reviseDraft<NotArranged>(needs, asked, ({ base, current }) => {
    const now = clauseSource(current.source, clause)
    if (now === undefined) return ok(current.source)
    const isSame = clauseSource(base, clause) === now
    return isSame ? removeClause(current.source, clause) : err({ type: 'changed-since' })
  })
}

/** Moves a clause past the one above or below it in its section. */
export function moveClausePast(
  needs: WritingNeeds,
  asked: Omit<Revising, 'reason'> & { readonly clause: string; readonly to: 'up' | 'down' },
): Promise<Result<Draft, NotArranged>> {
  const { clause, to } = asked
  const reason = `Moved ${clause} ${to}`
  return reviseDraft<NotArranged>(needs, { ...asked, reason }, ({ current }) => {
    if (clauseSource(current.source, clause) === undefined) {
      return err({ type: 'no-such-clause', id: clause })
    }
    const spot = spotPast(current.source, clause, to)
    return spot === undefined
      ? err({ type: 'at-the-edge' })
      : moveClause(current.source, clause, spot)
  })
}

function spotPast(source: string, clause: string, to: 'up' | 'down'): Spot | undefined {
  const sections = outlineOf(source)?.sections ?? []
  const section = sections.find(({ clauses }) => clauses.some(({ id }) => id === clause))
  return section && (to === 'down' ? spotBelow(section, clause) : spotAbove(section, clause))
}

function spotBelow({ clauses }: SectionPlace, clause: string): Spot | undefined {
  const next = clauses[clauses.findIndex(({ id }) => id === clause) + 1]
  return next && { after: next.id }
}

function spotAbove({ clauses, title }: SectionPlace, clause: string): Spot | undefined {
  const at = clauses.findIndex(({ id }) => id === clause)
  const above = clauses[at - 2]
  if (at === 0) return undefined
  return above === undefined ? { atStartOf: title } : { after: above.id }
}
