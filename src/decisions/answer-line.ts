import { isRecord } from '#core/is-record.ts'
import { isIsoDay, type IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import { shownValue } from '#core/shown-value.ts'
import type { Answer } from '#rulebooks/engine/answer.ts'
import { spelling } from '#rulebooks/engine/spelling.ts'
import type { Outcome } from '#rulebooks/engine/rank.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import type { LazyLibrary } from '#rulebooks/lazy-library.ts'

import { answerBriefly } from './answer-question.ts'
import { namedFacts, PARTS, sentFacts } from './structured.ts'

/** The answers a line can give: what is left to a person counts as a condition. */
export type LineAnswer =
  | 'allow'
  | 'allow-with-conditions'
  | 'deny'
  | 'report'
  | 'not-covered'
  | 'facts-missing'

/** One answered line; what does not apply is left out. */
export type AnswerLine = {
  readonly id?: unknown
  readonly answer: LineAnswer
  readonly strength?: 'binding' | 'advisory'
  readonly clauses: readonly string[]
  readonly routes: readonly string[]
  readonly when?: string
  readonly conditions: readonly string[]
  readonly advice: readonly string[]
  readonly notes: readonly string[]
  readonly ambiguous: boolean
  readonly lenient?: LineAnswer
  readonly missing: readonly string[]
}

/** A line that could not be answered, and why, in plain words. */
export type BadLine = { readonly id?: unknown; readonly error: string }

/** Answers one line of JSON with the answer that holds for what was said. Never throws for a bad line. */
export function answerLine(
  line: string,
  library: LazyLibrary,
  today: IsoDay,
): AnswerLine | BadLine {
  const sent = parsed(line)
  if (!isRecord(sent)) return { error: 'This line is not a JSON object.' }
  const id = isShallow(sent['id']) ? { id: sent['id'] } : {}
  const answer = answerSent(sent, library, today)
  return answer.ok ? { ...id, ...answer.value } : { ...id, error: answer.error }
}

// An id is given back as it came, unless it is nested more deeply than can be written out.
function isShallow(id: unknown, levels = 10): boolean {
  if (typeof id !== 'object' || id === null) return true
  return levels > 0 && Object.values(id).every((one) => isShallow(one, levels - 1))
}

type Sent = Readonly<Record<string, unknown>>

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function answerSent(
  sent: Sent,
  library: LazyLibrary,
  today: IsoDay,
): Result<Omit<AnswerLine, 'id'>, string> {
  const edition = editionFor(sent['trust'], library)
  if (!edition.ok) return edition
  const asOf = sent['as_of'] ?? today
  if (typeof asOf !== 'string' || !isIsoDay(asOf)) return err(words.day)
  const { structured } = sent
  if (!isRecord(structured)) return err(words.structured)
  const action = spelling(structured['action'] ?? '')
  if (!library.vocabulary.actions.has(action)) return err(noAction(structured['action']))
  const facts = namedFacts(sentFacts(structured))
  const answer = answerBriefly(edition.value, { asOf, action, facts, mode: 'said' })
  return ok(lineOf(answer, strangersIn(structured)))
}

const words = {
  day: '`as_of` is not a day such as 2024-03-01.',
  structured: '`structured` is not there or is not an object.',
} as const

function editionFor(trust: unknown, library: LazyLibrary): Result<SealedEdition, string> {
  const edition = typeof trust === 'string' ? library.edition(trust.toUpperCase()) : undefined
  if (edition === undefined) return err(noTrust(trust, library))
  if (edition.ok) return edition
  return err(`The rulebook of ${String(trust)} cannot be read: run npm run rulebooks.`)
}

function noTrust(trust: unknown, { trusts }: LazyLibrary): string {
  return `There is no trust ${shownValue(trust)}; there are ${trusts.join(', ')}.`
}

function noAction(action: unknown): string {
  return `There is no action ${shownValue(action)}; they are listed in rulebooks/vocabulary.yaml.`
}

function strangersIn(structured: Sent): readonly string[] {
  const known: readonly string[] = ['action', ...PARTS]
  return Object.keys(structured)
    .filter((key) => !known.includes(key))
    .map((key) => `record:not-understood:${key}`)
}

function lineOf(answer: Answer, strangers: readonly string[]): Omit<AnswerLine, 'id'> {
  const { outcome, lenient, when } = answer
  return {
    answer: lineAnswer(outcome),
    ...(outcome.answer === 'deny' ? { strength: outcome.strength } : {}),
    clauses: answer.clauses.map(({ id }) => id),
    routes: unique(answer.routes.map(({ code }) => code)),
    ...(when === undefined ? {} : { when: `when:${when.replace(/^when:/, '')}` }),
    conditions: unique([...answer.conditions.map(({ code }) => code), ...judgementOf(answer)]),
    advice: answer.advice,
    notes: unique([...answer.notes, ...strangers]),
    ambiguous: lenient !== undefined,
    ...(lenient === undefined ? {} : { lenient: lineAnswer(lenient) }),
    missing: answer.missing,
  }
}

function lineAnswer({ answer }: Outcome): LineAnswer {
  return answer === 'needs-judgement' ? 'allow-with-conditions' : answer
}

function judgementOf({ outcome, judgement }: Answer): readonly string[] {
  if (outcome.answer !== 'needs-judgement' || judgement === undefined) return []
  return [`condition:judgement-of-${judgement.decides}`]
}

function unique(codes: readonly string[]): readonly string[] {
  return [...new Set(codes)]
}
