import type { IsoDay } from '#core/iso-day.ts'
import type { NamedFacts } from '#rulebooks/engine/facts.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import { answerBriefly } from './answer-question.ts'

/** A question of somebody who has signed in and asks for themselves, for those who keep records of them. */
export type AskedOfRecords = {
  readonly trust: { readonly trustId: string; readonly code: string }
  readonly edition: SealedEdition
  /** Who asks. */
  readonly asker: string
  readonly asOf: IsoDay
  readonly action: string
  /** What is known so far: what is held about the person, and what they said. */
  readonly facts: NamedFacts
  /** The record that the person says the question is about, `none` for none of them. */
  readonly record?: string | undefined
}

/** A fact that only the records tell: what a person says counts where it makes the answer no milder. */
export type RecordedFact = {
  readonly fact: string
  /** Undefined where nothing is on record: then nothing is known, whatever is said. */
  readonly value: string | undefined
  /** What a person may say instead, as nobody would say it to get a yes. */
  readonly mayBeSaid: readonly string[]
  /** Where it comes from, in a sentence. */
  readonly because: string
  readonly offer?: RecordOffer | undefined
}

/** Where a record is begun that would change an answer; the path is inside the trust. */
export type RecordOffer = {
  readonly text: string
  readonly path: string
  /** What has to be so for it to count, such as “you disclose it and it is allowed”. */
  readonly so: string
  /** The facts of the question with it, at best: where they leave the answer as it is, so does it. */
  readonly makes?: NamedFacts | undefined
}

/** A record on which an answer rests, without its content. */
export type CitedRecord = {
  readonly record: string
  /** In a sentence, such as “Your disclosure of 3 May 2026 …”. */
  readonly says: string
  /** Where it is opened, inside the trust. */
  readonly path: string
  /** The last day on which it holds. */
  readonly until?: IsoDay | undefined
  /** The facts as they are without it. */
  readonly without: NamedFacts
}

/** A record that a question may be about, in words for the person whose record it is. */
export type RecordChoice = { readonly record: string; readonly says: string }

/** What records tell of a question. */
export type FromRecords = {
  readonly recorded: readonly RecordedFact[]
  /** What the chosen record tells besides, where nothing was said about it. */
  readonly facts: NamedFacts
  readonly cited: readonly CitedRecord[]
  /** The records of the person that the question could be about. */
  readonly choices: readonly RecordChoice[]
}

/** Gives what the records of one part of the software tell of a question. */
export type FactSource = (asked: AskedOfRecords) => Promise<FromRecords>

/** The answer to “which record is this about?” that names none. */
export const NO_RECORD = 'none'

/** What all sources tell of a question, one after the other. */
export async function fromRecords(
  sources: readonly FactSource[],
  asked: AskedOfRecords,
): Promise<FromRecords> {
  const told: FromRecords[] = []
  for (const source of sources) told.push(await source(asked))
  return {
    recorded: told.flatMap(({ recorded }) => recorded),
    facts: Object.fromEntries(told.flatMap(({ facts }) => Object.entries(facts))),
    cited: told.flatMap(({ cited }) => cited),
    choices: told.flatMap(({ choices }) => choices),
  }
}

/** A question's facts with what the records tell, and which of that mattered. */
export type WithRecords = {
  readonly facts: NamedFacts
  readonly recorded: readonly RecordedFact[]
  readonly cited: readonly CitedRecord[]
  /** The records that the question could be about; none where it does not turn on one. */
  readonly choices: readonly RecordChoice[]
}

/**
 * The facts of a question as the records have them. What a person claims and the records do not bear
 * out is replaced by what the records say, so that nobody gets a yes by claiming it. A recorded fact
 * that the question does not turn on, and that nobody spoke of, is left out. Pure.
 */
export function withRecords(
  asked: Pick<AskedOfRecords, 'edition' | 'asOf' | 'action' | 'facts' | 'record'>,
  told: FromRecords,
): WithRecords {
  const names = told.recorded.map(({ fact }) => fact)
  const rest = { ...told.facts, ...without(asked.facts, names) }
  const { missing } = answerBriefly(asked.edition, { ...asked, facts: rest, mode: 'asking' })
  const isCited = told.cited.length > 0
  const matters = ({ fact }: RecordedFact): boolean =>
    isCited || missing.includes(fact) || asked.facts[fact] !== undefined
  const recorded = told.recorded.filter(matters).map((one) => asSaid(one, asked.facts[one.fact]))
  return {
    facts: { ...rest, ...valuesOf(recorded) },
    recorded,
    cited: told.cited,
    choices: recorded.length > 0 ? told.choices : [],
  }
}

function valuesOf(recorded: readonly RecordedFact[]): NamedFacts {
  return Object.fromEntries(
    recorded.flatMap(({ fact, value }) => (value === undefined ? [] : [[fact, value]])),
  )
}

function asSaid(recorded: RecordedFact, said: unknown): RecordedFact {
  return typeof said === 'string' && recorded.mayBeSaid.includes(said)
    ? { ...recorded, value: said }
    : recorded
}

function without(facts: NamedFacts, names: readonly string[]): NamedFacts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name)))
}
