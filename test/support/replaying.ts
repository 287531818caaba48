import { clockAt } from '#core/clock.ts'
import { isoDay } from '#core/day.ts'
import { newId } from '#core/ids.ts'
import { isIsoDay, type IsoDay } from '#core/iso-day.ts'
import { randomFrom } from '#core/random.ts'
import type { Db } from '#db/db.ts'
import { answerQuestion, type Asked } from '#decisions/answer-question.ts'
import { insertDecision } from '#decisions/decisions.store.ts'
import { findTrust } from '#people/find-trust.ts'
import type { Trust } from '#people/trust.ts'
import { putEdition } from '#policies/editions.store.ts'
import { putTerm } from '#policies/terms.store.ts'
import { reopenEdition, type SealedEdition } from '#rulebooks/library.ts'
import { questionMaker } from '#rulebooks/proof/random-question.ts'

import { must } from './small-vocabulary.ts'

const clock = clockAt('2026-11-20T09:00:00Z')

/** One of the five trusts, which must be kept already. */
export async function trustOf(db: Db, code: string): Promise<Trust> {
  const found = await findTrust({ db }, { code })
  if (!found) throw new Error(`no trust ${code}`)
  return found
}

/** The edition with other words; they must make a rulebook. */
export function reworded(edition: SealedEdition, change: (text: string) => string): SealedEdition {
  const text = change(edition.source)
  return must(reopenEdition({ text, file: 'draft.md' }, edition.vocabularyText))
}

/** A day from its number, such as 20260301. */
export function dayOfNumber(number: number): IsoDay {
  const text = isoDay(number)
  if (!isIsoDay(text)) throw new Error(`${text} is no day`)
  return text
}

/** Random questions that the rules of an edition can tell apart, from a day on. */
export function randomQuestions(
  edition: SealedEdition,
  { count, from }: { readonly count: number; readonly from: number },
): readonly Asked[] {
  const random = randomFrom(20_261_120)
  const makers = [...edition.actions]
    .filter(([, { strict }]) => strict.rules.length > 0)
    .map(([action]) => questionMaker(edition, action))
  return Array.from({ length: count }, (_, i): Asked => {
    const { asOf, ...question } = random.pick(makers)(random, random.pick([0.3, 0.6, 0.8]))
    const mode = i % 3 === 0 ? 'asking' : 'said'
    return { ...question, asOf: dayOfNumber(Math.max(asOf, from)), mode }
  })
}

/** Keeps a question with the answer of an edition, as `ask` does. */
export async function keepQuestion(
  db: Db,
  asked: Asked,
  by: {
    readonly trustId: string
    readonly edition: SealedEdition
    readonly personId?: string | undefined
  },
): Promise<string> {
  const decisionId = newId()
  await db.transactionFor(by.trustId, (tx) =>
    insertDecision(tx, {
      ...asked,
      decisionId,
      askedAt: clock.now(),
      askedThrough: 'page',
      notKnown: [],
      editionSeal: by.edition.seal,
      answer: answerQuestion(by.edition, asked),
      asker: by.personId === undefined ? undefined : { personId: by.personId, for: 'self' },
    }),
  )
  return decisionId
}

/** Keeps the text of an edition, so that it can have answered. */
export async function keepEditionOf(
  db: Db,
  trustId: string,
  edition: SealedEdition,
): Promise<void> {
  const label = edition.rulebook.control.edition
  await db.transactionFor(trustId, (tx) => putEdition(tx, { ...edition, label }, clock.now()))
}

/** Keeps an edition and puts it in force from a day. */
export async function putEditionInForce(
  db: Db,
  trustId: string,
  { edition, from }: { readonly edition: SealedEdition; readonly from: IsoDay },
): Promise<void> {
  await keepEditionOf(db, trustId, edition)
  const term = { seal: edition.seal, fromDay: from, recordedAt: clock.now(), recordedBy: 'test' }
  await db.transactionFor(trustId, (tx) => putTerm(tx, term))
}
