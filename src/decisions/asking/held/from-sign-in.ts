import type { Visitor } from '#access/visitor.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import { type Facts, factsAbout } from '#people/facts-about.ts'

import type { AskingState, Said } from '#decisions/asking/asking-state.ts'

/**
 * The question with what is held about the person who asks: what they are on the day it is about, and
 * every role they hold then. Unchanged where nobody signed in, or it is asked for somebody else.
 */
export async function fromSignIn(
  { db }: { readonly db: Db },
  state: AskingState,
  { visitor, today }: { readonly visitor: Visitor | undefined; readonly today: IsoDay },
): Promise<AskingState> {
  if (visitor === undefined || state.forSomebodyElse) return state
  const { trustId, personId } = visitor
  const day = state.on ?? today
  const facts = await factsAbout({ db }, { trustId, personId, day, as: 'actor' })
  return withHeld(state, heldFrom(facts ?? {}))
}

/** What is held, as if it had been said; an age that follows from a birth date is left out. */
export function heldFrom(facts: Facts): readonly Said[] {
  const isNeeded = (fact: string): boolean => fact !== 'actor.age' || !('actor.dob' in facts)
  return Object.entries(facts)
    .filter(([fact]) => isNeeded(fact))
    .map(([fact, value]) => ({ fact, values: wordsOf(value) }))
}

/**
 * Puts what is held beside what was said. What the person said about a fact themselves, as in a
 * situation they began from, counts before what is held; the same said again is what is held.
 */
export function withHeld(state: AskingState, held: readonly Said[]): AskingState {
  const said = state.said.filter((one) => !held.some((other) => isSame(one, other)))
  const rest = held.filter(({ fact }) => !said.some((one) => one.fact === fact))
  return { ...state, said, held: rest }
}

function isSame(one: Said, other: Said): boolean {
  if (one.fact !== other.fact || one.values === 'unknown' || other.values === 'unknown')
    return false
  return new Set(one.values).symmetricDifference(new Set(other.values)).size === 0
}

function wordsOf(value: string | number | readonly string[]): readonly string[] {
  return typeof value === 'object' ? value : [String(value)]
}
