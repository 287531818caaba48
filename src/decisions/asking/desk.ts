import type { Visitor } from '#access/visitor.ts'
import { dayWords } from '#core/day.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Fact } from '#rulebooks/language/vocabulary.ts'
import { AS_OF } from '#rulebooks/language/condition.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import type { AskingState, Said } from './asking-state.ts'
import { actionWords } from './said-words.ts'
import type { Situation, Situations } from './situations.ts'

/** Where one trust is asked: its address, its edition, the situations to begin from, and today. */
export type Desk = {
  readonly slug: string
  readonly edition: SealedEdition
  readonly situations: Situations
  readonly today: IsoDay
  /** The person who asks, when they have signed in. */
  readonly visitor: Visitor | undefined
}

/** The name of the day of the question in addresses. */
export const DAY = 'on'

const theDay: Fact = {
  ...AS_OF,
  name: DAY,
  ask: 'Which day is it about?',
  help: 'The policy is read as it stood on that day. For example, 22 7 2022.',
}

/** The fact with this name, the day of the question among them. */
export function factAt({ edition }: Desk, name: string): Fact | undefined {
  return name === DAY ? theDay : edition.vocabulary.facts.get(name)
}

/** The situation a question began from, if it began from one. */
export function situationOf({ situations }: Desk, state: AskingState): Situation | undefined {
  return situations.all.find(({ id }) => id === state.situation)
}

/** What a question is about, in words: its situation, or else what someone would do. */
export function aboutWords(desk: Desk, state: AskingState): string {
  return situationOf(desk, state)?.title ?? actionWords(state.action, desk.edition.vocabulary)
}

/** What the person was asked and said, in order: not what their situation told already. */
export function askedSoFar(desk: Desk, state: AskingState): readonly Said[] {
  const told = situationOf(desk, state)?.state.said ?? []
  return state.said.filter(({ fact }) => !told.some((one) => one.fact === fact))
}

/** The day of the question in words: “today, 20 November 2026”. */
export function dayOfQuestion({ today }: Desk, { on }: AskingState): string {
  return on === undefined || on === today ? `today, ${dayWords(today)}` : dayWords(on)
}
