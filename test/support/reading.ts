import { clockAt } from '#core/clock.ts'
import type { IsoDay } from '#core/iso-day.ts'
import { clauseChanges } from '#rulebooks/changes/clause-changes.ts'
import { reopenEdition, type SealedEdition } from '#rulebooks/library.ts'
import { readEdition } from '#training/owed/edition-reading.ts'
import { itemsFor } from '#training/owed/owed.ts'
import type { AskedNow, Done, Reader } from '#training/owed/reader.ts'

import { must } from './small-vocabulary.ts'

/** The same edition with something in its text written otherwise; what is replaced must stand there once. */
export function rewritten(edition: SealedEdition, from: string, to: string): SealedEdition {
  if (edition.source.split(from).length !== 2) throw new Error(`not there once: “${from}”`)
  const text = edition.source.replace(from, () => to)
  return must(reopenEdition({ text, file: 'policy.md' }, edition.vocabularyText))
}

/** What is asked on a day; `earlier` are editions that people may have read. */
export function askedNow(
  edition: SealedEdition,
  given: Partial<AskedNow> & { readonly earlier?: readonly SealedEdition[] } = {},
): AskedNow {
  const { earlier = [], ...now } = given
  const changes = new Map(
    [edition, ...earlier].map((one) => [one.seal, clauseChanges(one, edition)]),
  )
  return {
    reading: readEdition(edition),
    today: '2026-11-20',
    askedSince: '2026-11-01',
    versionOf: () => '',
    changesSince: (seal) => changes.get(seal),
    ...now,
  }
}

/** Somebody with roles who did nothing yet. */
export function reader(roles: readonly string[], given: Partial<Reader> = {}): Reader {
  return { roles, done: [], refreshers: [], ...given }
}

/** That somebody did something on a day. */
export function doneOn(
  requirement: string,
  on: IsoDay,
  given: Partial<Done> & Pick<Done, 'seal' | 'roles'>,
): Done {
  const at = clockAt(`${on}T09:00:00Z`).now()
  return { requirement, asks: 'sign', version: '', at, on, wholeOn: on, ...given }
}

/** The keys of what is asked of somebody, each with how they stand. */
export function standings(one: Reader, now: AskedNow): Readonly<Record<string, string>> {
  return Object.fromEntries(itemsFor(one, now).map(({ key, standing }) => [key, standing]))
}
