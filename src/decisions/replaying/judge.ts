import type { Asked } from '#decisions/answer-question.ts'
import type { Edition } from '#rulebooks/engine/compile.ts'

import { consequenceOf, type Consequence } from './consequence.ts'
import { changeBetween, decidingClause, partOf, type ChangeKind, type Gist } from './gist.ts'

/** Why a kept question cannot be answered by a draft. */
export type CannotWhy =
  /** Its words, or its action, are no longer in the vocabulary. */
  | 'word-gone'
  /** The draft would have to be told more than was said. */
  | 'facts-missing'
  /** The edition that answered cannot be read again. */
  | 'edition-lost'
  /** A school's addition that had a part in the answer cannot be read with the draft. */
  | 'addition-unfit'

/** What comes of a kept question under a draft. */
export type Verdict =
  | { readonly type: 'same' }
  | { readonly type: 'changed'; readonly kind: ChangeKind; readonly key: string }
  | { readonly type: 'cannot'; readonly why: CannotWhy; readonly words: readonly string[] }

/** A verdict, and whether the asker was told something else than the edition in force says today. */
export type Judged = { readonly verdict: Verdict; readonly toldOtherwise: boolean }

/** The editions by which the questions that one edition answered are judged. */
export type Trial = {
  readonly draft: Edition
  /** The edition in force today; none while the trust has none. */
  readonly base?: Edition | undefined
  /** It is the one that answered, so that what was kept is what it says. */
  readonly baseAnswered: boolean
  /** The edition that answered, where its vocabulary was another than the draft's. */
  readonly own?: Edition | undefined
}

/**
 * Judges one kept question: today's answer against the draft's, so that a draft with the text in force
 * changes nothing, whatever earlier editions said.
 */
export function judge(trial: Trial, asked: Asked, kept: Gist): Judged {
  const gone = wordsGone(trial, asked)
  if (gone.length > 0) return cannot('word-gone', gone)
  const after = consequenceOf(trial.draft, asked)
  const isAsKept = changeBetween(kept, after.gist) === undefined
  if (isAsKept && trial.baseAnswered) return same
  const today = trial.base === undefined ? kept : consequenceOf(trial.base, asked).gist
  const toldOtherwise = changeBetween(kept, today) !== undefined
  return { verdict: verdictOn(today, after), toldOtherwise }
}

function verdictOn(today: Gist, after: Consequence): Verdict {
  const kind = changeBetween(today, after.gist)
  if (kind === undefined) return same.verdict
  const missing = newlyMissing(after, today)
  return missing.length > 0
    ? cannot('facts-missing', missing).verdict
    : { type: 'changed', kind, key: changeKey(kind, today, after.gist) }
}

const same: Judged = { verdict: { type: 'same' }, toldOtherwise: false }

/** The judgement that a question cannot be answered, and why. */
export function cannot(why: CannotWhy, words: readonly string[]): Judged {
  return { verdict: { type: 'cannot', why, words: words.toSorted() }, toldOtherwise: false }
}

/** What the vocabulary of the draft no longer knows, of what the one that answered knew. */
function wordsGone({ draft, own }: Trial, asked: Asked): readonly string[] {
  if (!own) return []
  if (!draft.vocabulary.actions.has(asked.action)) return [`action ${asked.action}`]
  const before = consequenceOf(own, asked).unclear
  return consequenceOf(draft, asked).unclear.filter((fact) => !before.includes(fact))
}

function newlyMissing({ gist, missing }: Consequence, today: Gist): readonly string[] {
  const isOpen = gist.outcome.answer === 'facts-missing'
  return isOpen && today.outcome.answer !== 'facts-missing' ? missing : []
}

/** Questions whose answers change in the same way between the same two clauses are one change. */
function changeKey(kind: ChangeKind, before: Gist, after: Gist): string {
  const sides = [before, after].map((gist) => [partOf(gist, 'strength'), decidingClause(gist)])
  return JSON.stringify([kind, ...sides])
}
