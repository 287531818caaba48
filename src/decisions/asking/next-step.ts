import type { IsoDay } from '#core/iso-day.ts'
import type { Edition } from '#rulebooks/engine/compile.ts'
import type { Mode } from '#rulebooks/engine/explain.ts'
import { AS_OF } from '#rulebooks/language/condition.ts'

import { answerBriefly } from '#decisions/answer-question.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'
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
  if (state.enough) return { type: 'ready', mode: 'said' }
  if (!state.said.some(({ fact }) => fact === ROLE)) return { type: 'question', fact: ROLE }
  const { action, on } = state
  const asked = { action, facts: factsOf(state), asOf: on ?? today, mode: 'asking' } as const
  const { outcome, missing, steps } = answerBriefly(edition, asked)
  if (outcome.answer !== 'facts-missing') return { type: 'ready', mode: 'asking' }
  const unasked = [...notKnownIn(state), ...steps, ...takenAsToday(edition.vocabulary, action)]
  const fact = missing.find((name) => !unasked.includes(name))
  return fact === undefined ? { type: 'ready', mode: 'said' } : { type: 'question', fact }
}

/** Facts that are presumed to be the day of the question: a person who means another day changes that. */
export function takenAsToday({ presumed }: Vocabulary, action: string): readonly string[] {
  return presumed
    .filter(
      ({ actions, except }) => (actions === 'all' || actions.has(action)) && !except.has(action),
    )
    .flatMap(({ facts }) => Object.keys(facts).filter((name) => facts[name] === AS_OF.name))
}
