import type { IsoDay } from '#core/iso-day.ts'
import type { Answer } from '#rulebooks/engine/answer.ts'
import type { Edition } from '#rulebooks/engine/compile.ts'
import type { Mode } from '#rulebooks/engine/explain.ts'
import { AS_OF } from '#rulebooks/language/condition.ts'

import { answerBriefly } from '#decisions/answer-question.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'
import {
  allSaid,
  factsOf,
  notKnownIn,
  RECORD,
  type AskingState,
  type Said,
} from './asking-state.ts'

/** What comes next: one more thing to ask, or everything that can be said is said. */
export type NextStep =
  | { readonly type: 'question'; readonly fact: string }
  | { readonly type: 'ready'; readonly mode: Mode }

const ROLE = 'actor.role'

/**
 * What to ask next: first the role, then only facts that can still change the answer. Steps a person
 * can still take are not asked: the answer names them as its conditions. Where what is left is all
 * not known, the answer is the one that holds for what was said.
 */
export function nextStep(edition: Edition, state: AskingState, today: IsoDay): NextStep {
  const step = nextFactOf(edition, state, today)
  return mustNameRecord(state, step) ? { type: 'question', fact: RECORD } : step
}

/** Which record it is about is asked once it is said whom it is about, or nothing else is left. */
function mustNameRecord({ record, told, ...state }: AskingState, step: NextStep): boolean {
  if (record !== undefined || told === undefined || told.choices.length === 0) return false
  return step.type === 'ready' || state.said.some(({ fact }) => fact === 'subject.role')
}

function nextFactOf(edition: Edition, state: AskingState, today: IsoDay): NextStep {
  if (state.enough) return { type: 'ready', mode: 'said' }
  if (!allSaid(state).some(({ fact }) => fact === ROLE)) return { type: 'question', fact: ROLE }
  const { outcome, missing, steps } = answered(edition, state, today)
  if (outcome.answer !== 'facts-missing') return { type: 'ready', mode: 'asking' }
  const taken = takenAsToday(edition.vocabulary, state.action)
  const unasked = [...notKnownIn(state), ...steps, ...taken]
  const fact = missing.find((name) => !unasked.includes(name) && !isStep(edition, name))
  return fact === undefined ? { type: 'ready', mode: 'said' } : { type: 'question', fact }
}

/**
 * The steps the policy asks for that nobody has spoken of: taken as not done yet, shown where a
 * person checks what was said, and changed there.
 */
export function openSteps(edition: Edition, state: AskingState, today: IsoDay): readonly Said[] {
  const { missing, steps } = answered(edition, state, today)
  const spokenOf = [...allSaid(state).map(({ fact }) => fact), ...steps]
  return missing
    .filter((name) => isStep(edition, name) && !spokenOf.includes(name))
    .map((fact) => ({ fact, values: ['not-yet'] }))
}

function answered(edition: Edition, state: AskingState, today: IsoDay): Answer {
  const { action, on } = state
  return answerBriefly(edition, {
    action,
    facts: factsOf(state),
    asOf: on ?? today,
    mode: 'asking',
  })
}

function isStep({ vocabulary }: Edition, name: string): boolean {
  return vocabulary.facts.get(name)?.type === 'step'
}

/** Facts that are presumed to be the day of the question: a person who means another day changes that. */
export function takenAsToday({ presumed }: Vocabulary, action: string): readonly string[] {
  return presumed
    .filter(
      ({ actions, except }) => (actions === 'all' || actions.has(action)) && !except.has(action),
    )
    .flatMap(({ facts }) => Object.keys(facts).filter((name) => facts[name] === AS_OF.name))
}
