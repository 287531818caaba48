import type { Rhythm, Span } from '#rulebooks/duties/rhythm.ts'

import type { Bound, Doubt } from './people-bound.ts'
import { asksInOrder, type About, type Asks, type Requirement } from './requirement.ts'

/** Everything that several clauses ask of somebody about the same thing, as one. */
export type Merged = {
  readonly key: string
  readonly about: About
  readonly asks: Asks
  readonly askedBy: readonly string[]
  readonly own: boolean
  readonly doubt?: Doubt | undefined
  readonly rhythm: Rhythm
  readonly within?: number | undefined
  readonly before: readonly string[]
}

/** A requirement, and how it binds somebody. */
export type Binding = { readonly requirement: Requirement; readonly bound: Bound }

/** Puts together what is about the same thing: the firmest of what is asked, and the shortest of its times. */
export function mergedOf(bindings: readonly Binding[]): readonly Merged[] {
  const byKey = Map.groupBy(bindings, ({ requirement }) => requirement.key)
  return [...byKey.values()].flatMap((same) => mergedOne(same) ?? [])
}

function mergedOne(same: readonly Binding[]): Merged | undefined {
  const [first] = same
  if (first === undefined) return undefined
  const requirements = same.map(({ requirement }) => requirement)
  const firm = same.find(({ bound }) => bound.doubt === undefined)
  return {
    key: first.requirement.key,
    about: first.requirement.about,
    asks: firmest(requirements.map(({ asks }) => asks)),
    askedBy: requirements.map(({ clause }) => clause),
    own: requirements.every(({ own }) => own),
    doubt: firm ? undefined : first.bound.doubt,
    rhythm: rhythmOfAll(requirements.map(({ rhythm }) => rhythm)),
    within: shortest(requirements.flatMap(({ within }) => within ?? [])),
    before: [...new Set(requirements.flatMap(({ before }) => before))],
  }
}

function firmest(asks: readonly Asks[]): Asks {
  return asksInOrder.findLast((one) => asks.includes(one)) ?? 'read'
}

function shortest(days: readonly number[]): number | undefined {
  return days.length === 0 ? undefined : Math.min(...days)
}

function rhythmOfAll(rhythms: readonly Rhythm[]): Rhythm {
  const spans = rhythms.flatMap(({ every }) => every ?? [])
  const [every] = spans.toSorted((one, other) => daysIn(one) - daysIn(other))
  return {
    first: rhythms.some(({ first }) => first),
    eachEdition: rhythms.some(({ eachEdition }) => eachEdition),
    ...(every === undefined ? {} : { every }),
  }
}

function daysIn({ count, unit }: Span): number {
  return unit === 'days' ? count : count * 30
}
