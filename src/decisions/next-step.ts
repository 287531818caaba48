import type { IsoDay } from '#core/iso-day.ts'
import type { Edition } from '#rulebooks/engine/compile.ts'
import type { Mode } from '#rulebooks/engine/explain.ts'

import { answerQuestion } from './answer-question.ts'
import { factsOf, notKnownIn, type AskingState } from './asking-state.ts'

/** What comes next: one more thing to ask, or everything that can be said is said. */
export type NextStep =
  | { readonly type: 'question'; readonly fact: string }
  | { readonly type: 'ready'; readonly mode: Mode }

const ROLE = 'actor.role'

/**
 * What to ask next: first the role, then only facts that can still change the answer. Steps that only
 * a gate waits for are not asked: the answer names them as its conditions. Where what is left is all
 * not known, the answer is the one that holds for what was said.
 */
export function nextStep(edition: Edition, state: AskingState, today: IsoDay): NextStep {
  if (!state.said.some(({ fact }) => fact === ROLE)) return { type: 'question', fact: ROLE }
  const { action, on } = state
  const asked = { action, facts: factsOf(state), asOf: on ?? today, mode: 'asking' } as const
  const { outcome, missing, steps } = answerQuestion(edition, asked)
  if (outcome.answer !== 'facts-missing') return { type: 'ready', mode: 'asking' }
  const notKnown = notKnownIn(state)
  const fact = missing.find((name) => !notKnown.includes(name) && !steps.includes(name))
  return fact === undefined ? { type: 'ready', mode: 'said' } : { type: 'question', fact }
}
