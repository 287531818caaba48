import type { Outcome } from './rank.ts'

/** A clause an answer rests on. */
export type CitedClause = {
  readonly id: string
  readonly title: string
  /** The clause in full, settings filled in. */
  readonly words: string
  /** Whether the answer is this clause's, or it stands beside it. */
  readonly part: 'decides' | 'supports'
  readonly does:
    | 'refuses'
    | 'advises against'
    | 'permits'
    | 'asks for'
    | 'sends'
    | 'leaves to a person'
    | 'puts outside'
    | 'advises'
    | 'gives way'
}

/** A condition still open (or, with a refusal, what would put it right). */
export type OpenCondition = {
  readonly code: string
  readonly says: string
  readonly clause: string
  /** The fact and word by which a person says that it is met, where one word says so. */
  readonly fact?: string
  readonly word?: string
}

/** What would change the answer: a day on which a line is crossed, or something a person can bring about. */
export type Change =
  | { readonly type: 'day'; readonly on: string; readonly outcome: Outcome }
  | {
      readonly type: 'fact'
      readonly fact: string
      readonly word: string
      readonly says: string
      readonly outcome: Outcome
    }

/** A point on which the text allows two readings, or is the trust's own choice. */
export type Doubt = { readonly clause: string; readonly setting: string; readonly why: string }

/** Who must be told. */
export type Route = {
  readonly code: string
  readonly type: 'all' | 'any' | 'unstated'
  readonly roles: readonly string[]
  readonly when?: string
  readonly clause: string
}

/** The edition that answered, and whether its review is overdue on the day asked about. */
export type AnsweringEdition = {
  readonly trust: string
  readonly name: string
  readonly label: string
  readonly reviewDue: string
  readonly overdue: boolean
}

/** An answer with everything a person needs to understand it and act on it. */
export type Answer = {
  readonly outcome: Outcome
  readonly clauses: readonly CitedClause[]
  readonly routes: readonly Route[]
  readonly when?: string
  readonly conditions: readonly OpenCondition[]
  readonly advice: readonly string[]
  readonly notes: readonly string[]
  readonly instead: readonly string[]
  readonly whoToAsk: readonly string[]
  readonly judgement?: { readonly decides: string; readonly yardstick: string }
  /** The other reading's answer, where the text allows one that differs. */
  readonly lenient?: Outcome
  readonly doubts: readonly Doubt[]
  readonly ownSettings: readonly Doubt[]
  /** Facts that could still change the answer, the one to ask first in front. */
  readonly missing: readonly string[]
  /** Those of them nobody need be asked: steps the answer names as conditions, and what is said unasked. */
  readonly steps: readonly string[]
  readonly changes: readonly Change[]
  readonly edition: AnsweringEdition
}
