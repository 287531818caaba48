import { readDay } from '#core/day.ts'

import { cover } from './cover.ts'
import type { Item } from './item.ts'
import { boundAs } from './people-bound.ts'
import { mergedOf, type Merged } from './merged.ts'
import type { AskedNow, Reader } from './reader.ts'
import { standingOf } from './standing.ts'

/**
 * What is asked of a person on a day, done or still owed, in the order of the policy. Pure: the same
 * edition, person and history always give the same. What is part of a larger thing that is owed in the
 * same way is asked once, with all clauses that ask for it.
 */
export function itemsFor(reader: Reader, now: AskedNow): readonly Item[] {
  const owed = bindingOn(reader, now).flatMap((one) => itemOf(one, reader, now))
  const items = owed.length === 0 ? owed : [...owed, ...offeredTo(reader, now)]
  return cover(items)
}

/** What waits for people with other roles, such as those who run an account, before they take them on. */
function offeredTo(reader: Reader, now: AskedNow): readonly Item[] {
  const day = readDay(now.today)
  const others = now.reading.requirements
    .filter(({ before }) => before.length > 0)
    .filter(({ who }) => boundAs(who, reader.roles, day) === undefined)
    .map((requirement) => ({ requirement, bound: {} }))
  return mergedOf(others)
    .flatMap((one) => itemOf(one, reader, now))
    .map((item) => (item.standing === 'done' ? item : { ...item, ...offered }))
}

const offered = { standing: 'offered', due: undefined } as const

function bindingOn({ roles }: Reader, { reading, today }: AskedNow): readonly Merged[] {
  const day = readDay(today)
  const binding = reading.requirements.flatMap((requirement) => {
    const bound = boundAs(requirement.who, roles, day)
    return bound === undefined ? [] : [{ requirement, bound }]
  })
  return mergedOf(binding)
}

function itemOf(merged: Merged, reader: Reader, now: AskedNow): readonly Item[] {
  const stands = standingOf(merged, reader, now)
  if (stands === undefined) return []
  const { key, about, asks, askedBy, own, doubt, before } = merged
  return [{ key, about, asks, askedBy, own, doubt, before, ...stands }]
}
