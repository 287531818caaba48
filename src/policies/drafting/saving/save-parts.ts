import { err, ok, type Result } from '#core/result.ts'
import type { NotDrafting } from '#policies/drafts/change-draft.ts'
import type { Draft } from '#policies/drafts/draft.ts'
import { setClauseConfirmed } from '#rulebooks/writing/blocks.ts'
import type { WritingError } from '#rulebooks/writing/writing-error.ts'

import type { Part } from './parts.ts'
import { reviseDraft, type Between, type Revising, type WritingNeeds } from './revise-draft.ts'
import { mergeThree, type ThreeTexts } from './three-way.ts'

/** A part of a draft and the text somebody wants it to have. */
export type PartChange = { readonly part: Part; readonly text: string }

/** A part that two people changed in the same place: as it was, as it is now, and as it is wanted. */
export type Conflict = ThreeTexts & { readonly part: Part }

/** Why parts were not saved. What was typed is with whoever asked, and is shown to them again. */
export type PartsNotSaved =
  | NotDrafting
  /** Somebody took out what the part belongs to. */
  | { readonly type: 'gone'; readonly part: Part }
  | { readonly type: 'conflict'; readonly current: Draft; readonly conflicts: readonly Conflict[] }
  | { readonly type: 'cannot-be-written'; readonly part: Part; readonly why: WritingError }

/**
 * How a save met those of others: nobody else had saved, others had changed something else, or the
 * same part was changed by both and put together.
 */
export type Meeting = 'alone' | 'beside' | 'together'

/**
 * Saves parts of a draft. What others changed since the base revision stays: other parts as they are,
 * the same part merged sentence by sentence. Rules whose words change are no longer confirmed.
 */
export async function saveParts(
  needs: WritingNeeds,
  asked: Revising & { readonly changes: readonly PartChange[] },
): Promise<Result<{ readonly draft: Draft; readonly meeting: Meeting }, PartsNotSaved>> {
  let meeting: Meeting = 'alone'
  const saved = await reviseDraft<PartsNotSaved>(needs, asked, (between) => {
    const merged = mergeAll(between, asked.changes)
    if (!merged.ok) return merged
    meeting = between.current.revision === asked.base ? 'alone' : merged.value.meeting
    return writeAll(between.current.source, merged.value.changes)
  })
  return saved.ok ? ok({ draft: saved.value, meeting }) : saved
}

type MergedAll = { readonly changes: readonly PartChange[]; readonly meeting: Meeting }

function mergeAll(
  { base, current }: Between,
  changes: readonly PartChange[],
): Result<MergedAll, PartsNotSaved> {
  const texts = changes.map(({ part, text }) => ({
    part,
    base: part.read(base) ?? '',
    theirs: part.read(current.source),
    mine: text,
  }))
  const lost = texts.find(({ theirs }) => theirs === undefined)
  if (lost) return err({ type: 'gone', part: lost.part })
  const met = texts.map((one) => mergeOne({ ...one, theirs: one.theirs ?? '' }))
  const conflicts = met.flatMap(({ conflict }) => conflict ?? [])
  if (conflicts.length > 0) return err({ type: 'conflict', current, conflicts })
  const meeting = met.some(({ isJoint }) => isJoint) ? 'together' : 'beside'
  return ok({ changes: met.flatMap(({ change }) => change ?? []), meeting })
}

type Met = {
  readonly conflict?: Conflict
  readonly change?: PartChange
  /** It holds something of both. */
  readonly isJoint?: boolean
}

function mergeOne(texts: Conflict): Met {
  const { part, mine, theirs } = texts
  const result = mergeThree(texts, part.kind)
  if (result.type === 'conflict') return { conflict: texts }
  const { text } = result
  return { change: { part, text }, isJoint: text !== mine && text !== theirs }
}

function writeAll(source: string, changes: readonly PartChange[]): Result<string, PartsNotSaved> {
  let written = source
  for (const { part, text } of changes) {
    const next = writeOne(written, { part, text })
    if (!next.ok) return err({ type: 'cannot-be-written', part, why: next.error })
    written = next.value
  }
  return ok(written)
}

/** Writes a part; the rules that read its words are no longer confirmed once the words are others. */
function writeOne(source: string, { part, text }: PartChange): Result<string, WritingError> {
  const before = part.read(source)
  const written = part.write(source, text)
  if (!written.ok || part.read(written.value) === before) return written
  const clauses = part.unsettles?.(written.value) ?? []
  return clauses.reduce<Result<string, WritingError>>(
    (done, clause) => (done.ok ? setClauseConfirmed(done.value, clause, false) : done),
    written,
  )
}
