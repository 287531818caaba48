import { err, ok, type Result } from '#core/result.ts'
import type { NotDrafting } from '#policies/drafts/change-draft.ts'
import type { Draft } from '#policies/drafts/draft.ts'
import {
  reviseDraft,
  type Revising,
  type WritingNeeds,
} from '#policies/drafting/saving/revise-draft.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'
import { removeRule } from '#rulebooks/writing/blocks.ts'
import type { WritingError } from '#rulebooks/writing/writing-error.ts'

import { findRule, placeForRule, ruleAt, type RulePlace } from './find-rule.ts'
import { tryRule, type Tried } from './try-rule.ts'

/** A rule as somebody wants it: where, and from what they began. */
export type RuleWanted = Revising & {
  /** The rule, or the clause that gets one more and how many it had. */
  readonly of: { readonly rule: string } | { readonly clause: string; readonly had: number }
  /** The block of the rule that the form began from; empty for a new one. */
  readonly was: string
  /** The block it is to have; left out to take the rule away. */
  readonly block?: string
}

/** Why a rule was not saved. */
export type RuleNotSaved =
  | NotDrafting
  | { readonly type: 'no-such-rule' }
  /** Somebody else changed this very rule since; `now` is its block. */
  | { readonly type: 'changed-since'; readonly now: string }
  /** The rule itself cannot be read. */
  | { readonly type: 'mistakes'; readonly tried: Tried }
  | { readonly type: 'cannot-be-written'; readonly why: WritingError }

/** A draft after a save, and the rule that was saved. */
export type Saved = { readonly draft: Draft; readonly ruleId: string }

/**
 * Saves a rule into a draft as not confirmed. Whatever else was saved in the draft meanwhile stays; only
 * when the rule itself was changed by somebody else is it refused.
 */
export async function saveRule(
  needs: WritingNeeds & { readonly vocabulary: Vocabulary },
  asked: RuleWanted & { readonly block: string },
): Promise<Result<Saved, RuleNotSaved>> {
  let ruleId = ''
  const saved = await reviseDraft<RuleNotSaved>(needs, asked, ({ current }) => {
    const place = placeIn(current.source, asked)
    if (!place.ok) return place
    const here = { place: place.value, block: asked.block }
    const tried = tryRule(current.source, here, needs.vocabulary)
    if (!tried.ok) return err({ type: 'cannot-be-written', why: tried.error })
    if (tried.value.mistakes.length > 0) return err({ type: 'mistakes', tried: tried.value })
    ruleId = tried.value.ruleId
    return ok(tried.value.text)
  })
  return saved.ok ? ok({ draft: saved.value, ruleId }) : saved
}

/** Takes a rule out of a draft, in the same way. */
export async function takeRuleOut(
  needs: WritingNeeds,
  asked: RuleWanted,
): Promise<Result<Draft, RuleNotSaved>> {
  return reviseDraft<RuleNotSaved>(needs, asked, ({ current }) => {
    const place = placeIn(current.source, asked)
    if (!place.ok) return place
    const left = removeRule(current.source, place.value.rule?.id ?? '')
    return left.ok ? left : err({ type: 'cannot-be-written', why: left.error })
  })
}

function placeIn(source: string, asked: RuleWanted): Result<RulePlace, RuleNotSaved> {
  const { of, was, block = '' } = asked
  if ('clause' in of) return placeForOneMore(source, of, block)
  const place = findRule(source, of.rule)
  if (place?.rule === undefined) return err({ type: 'no-such-rule' })
  const now = bare(place.rule.block)
  return [bare(was), bare(block)].includes(now)
    ? ok(place)
    : err({ type: 'changed-since', now: place.rule.block })
}

/** A form sent twice adds one rule: the one it added stands where it was to stand. */
function placeForOneMore(
  source: string,
  { clause, had }: { readonly clause: string; readonly had: number },
  block: string,
): Result<RulePlace, RuleNotSaved> {
  const place = placeForRule(source, clause)
  if (place === undefined) return err({ type: 'no-such-rule' })
  const added = ruleAt(source, clause, had)
  return ok(added?.rule && bare(added.rule.block) === bare(block) ? added : place)
}

/** A block without the mark of being confirmed, which may come and go, as browsers send it back. */
function bare(block: string): string {
  const lines = block.replaceAll('\r\n', '\n').split('\n')
  const kept = lines.filter((line) => !/^confirmed\s*:/.test(line))
  return kept.join('\n').trim()
}
