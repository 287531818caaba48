import { textParts } from '#policies/drafts/text-parts.ts'

/** A clause that a save changed, and how. */
export type ChangedClause = {
  readonly id: string
  readonly type: 'added' | 'removed' | 'changed'
  readonly before: string
  readonly after: string
}

/** What a save changed: clauses, and whether the front of the document was changed too. */
export type SaveChanges = {
  readonly clauses: readonly ChangedClause[]
  readonly front: { readonly before: string; readonly after: string } | undefined
  readonly isMoved: boolean
}

/** What became of a text from one save to the next, clause by clause. */
export function changesBetween(before: string, after: string): SaveChanges {
  const [old, now] = [textParts(before), textParts(after)]
  const ids = [...new Set([...old.clauses.keys(), ...now.clauses.keys()])]
  const clauses = ids.flatMap((id) => changeOf(id, old.clauses.get(id), now.clauses.get(id)))
  const front = old.front === now.front ? undefined : changedLines(old.front, now.front)
  const isMoved = clauses.length === 0 && front === undefined && before !== after
  return { clauses, front, isMoved }
}

function changeOf(
  id: string,
  before: string | undefined,
  after: string | undefined,
): readonly ChangedClause[] {
  if (before === after) return []
  const type = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
  return [{ id, type, before: before ?? '', after: after ?? '' }]
}

/** The lines of the front matter that differ, as most of it never does. */
function changedLines(before: string, after: string) {
  const [old, now] = [before.split('\n'), after.split('\n')]
  const [held, kept] = [new Set(old), new Set(now)]
  return {
    before: old.filter((line) => !kept.has(line)).join('\n'),
    after: now.filter((line) => !held.has(line)).join('\n'),
  }
}
