import { isDeepStrictEqual } from 'node:util'

import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'
import type { Trust } from '#people/trust.ts'
import type { Shelf } from '#policies/shelf.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import { answerQuestion, type Asked } from './answer-question.ts'
import type { Asker, Decision } from './decision.ts'
import { findDecision, insertDecision } from './decisions.store.ts'
import type { FactSource, WithRecords } from './live-facts.ts'
import { citedWith, putToRecords } from './put-to-records.ts'

/** What asking needs. */
export type AskNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly shelf: Shelf
  /** What live records tell of a question; left out where nobody signs in. */
  readonly factSources?: readonly FactSource[]
}

/** A question put to a trust's policy. Without a day it is about today. */
export type Question = Omit<Asked, 'asOf'> & {
  readonly trust: Trust
  readonly asOf?: IsoDay | undefined
  readonly through: 'page' | 'api'
  readonly notKnown?: readonly string[]
  /** Made by the asker, so that a question sent twice is answered and kept once. */
  readonly decisionId?: string | undefined
  /** Who asks, when they have signed in: the answer is theirs alone. */
  readonly asker?: Asker | undefined
  /** The school asked from: what it adds to the policy counts as well. */
  readonly schoolId?: string | undefined
  /** The record the asker says it is about. */
  readonly record?: string | undefined
}

/** Why a question has no answer: no rulebook for the trust, or its id belongs to another question. */
export type NotAnswered = { readonly type: 'no-rulebook' } | { readonly type: 'id-taken' }

/** Answers from the edition in force on the day asked about; keeps question, answer and its seal. */
export async function ask(
  { db, clock, shelf, factSources = [] }: AskNeeds,
  question: Question,
): Promise<Result<Decision, NotAnswered>> {
  const { trust } = question
  const askedAt = clock.now()
  const asOf = question.asOf ?? dayOf(askedAt)
  const edition = await shelf.inForce(trust, asOf, question.schoolId)
  if (edition === undefined) return err({ type: 'no-rulebook' })

  const told = await putToRecords(factSources, { ...question, edition, asOf })
  const decision = decide(edition, { ...question, asOf, told }, askedAt)
  const kept = await db.transactionFor(trust.trustId, async (tx) => {
    if (!(await insertDecision(tx, decision))) return findDecision(tx, decision.decisionId)
    await recordAudit(tx, auditEntryOf(decision))
    return decision
  })
  return kept !== undefined && isSameQuestion(kept, decision) ? ok(kept) : err({ type: 'id-taken' })
}

type Told = Question & { readonly asOf: IsoDay; readonly told: WithRecords }

function decide(edition: SealedEdition, question: Told, askedAt: Date): Decision {
  const { action, mode, asOf, told } = question
  const asked = { action, facts: told.facts, mode, asOf }
  return {
    ...asked,
    decisionId: question.decisionId ?? newId(),
    askedAt,
    askedThrough: question.through,
    notKnown: question.notKnown ?? [],
    editionSeal: edition.seal,
    asker: question.asker,
    answer: answerQuestion(edition, asked),
    cited: told.cited.map((one) => citedWith(edition, asked, one)),
  }
}

// The facts stay out: an audit entry is kept for longer than what people said.
function auditEntryOf(decision: Decision): Parameters<typeof recordAudit>[1] {
  const { decisionId, askedAt, askedThrough, asOf, action, answer, editionSeal, asker } = decision
  return {
    at: askedAt,
    actor: asker?.personId ?? 'anonymous',
    action: 'decision.made',
    subject: { kind: 'decision', id: decisionId },
    facts: {
      through: askedThrough,
      as_of: asOf,
      action,
      answer: answer.outcome.answer,
      clauses: answer.clauses.map(({ id }) => id),
      edition: editionSeal,
    },
  }
}

function isSameQuestion(one: Decision, other: Decision): boolean {
  const asked = ({ action, facts, mode, asOf, notKnown, asker }: Decision): unknown =>
    JSON.parse(JSON.stringify({ action, facts, mode, asOf, notKnown, asker }))
  return isDeepStrictEqual(asked(one), asked(other))
}
