import type { IsoDay } from '#core/iso-day.ts'
import { addDays } from '#core/iso-day.ts'
import type { NamedFacts } from '#rulebooks/engine/facts.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import { answerBriefly, type Asked } from './answer-question.ts'
import { comesToSame } from './comes-to-same.ts'
import type { Asker, Cited } from './decision.ts'
import {
  fromRecords,
  NO_RECORD,
  withRecords,
  type CitedRecord,
  type FactSource,
  type WithRecords,
} from './live-facts.ts'

/** A question on its way to the records. */
export type ForRecords = {
  readonly trust: { readonly trustId: string; readonly code: string }
  readonly edition: SealedEdition
  readonly asOf: IsoDay
  readonly action: string
  readonly facts: NamedFacts
  readonly asker?: Asker | undefined
  readonly record?: string | undefined
}

/**
 * A question with what the records tell of it. Unchanged where nobody has signed in, or it is asked for
 * somebody else: there are no records to look at then, and the answer binds nobody.
 */
export async function putToRecords(
  sources: readonly FactSource[],
  question: ForRecords,
): Promise<WithRecords> {
  const { asker, trust, facts } = question
  if (asker?.for !== 'self') return { facts, recorded: [], cited: [], choices: [] }
  const told = await fromRecords(sources, { ...question, trust, asker: asker.personId })
  return withRecords(question, told)
}

/** The record the question is about, if it is still one of those it could be about. */
export function recordChosen({ choices }: WithRecords, record: string | undefined): boolean {
  return record === NO_RECORD || choices.some((choice) => choice.record === record)
}

/**
 * A record as it is kept with the answer, with the day on which it begins to count where that is the next
 * one, and the answer there will be once it has ended. One that changes nothing has no such days.
 */
export function citedWith(edition: SealedEdition, asked: Asked, cited: CitedRecord): Cited {
  const { record, says, path, until, without } = cited
  const facts = { ...asked.facts, ...without }
  const kept = { record, says, path }
  const next: Asked = { ...asked, asOf: addDays(asked.asOf, 1), mode: 'said' }
  const changes = (on: Asked): boolean =>
    !comesToSame(answerBriefly(edition, on), answerBriefly(edition, { ...on, facts }))
  const changesNow = changes(asked)
  if (!changesNow && !changes(next)) return { ...kept, same: true }
  // The usual case is taken for what was not said, as the record stood in its place.
  const dayOn = (on: Asked) => ({ on: on.asOf, outcome: answerBriefly(edition, on).outcome })
  return {
    ...kept,
    ...(changesNow ? {} : { from: dayOn(next) }),
    ...(until === undefined ? {} : { after: dayOn({ ...next, facts, asOf: addDays(until, 1) }) }),
  }
}
