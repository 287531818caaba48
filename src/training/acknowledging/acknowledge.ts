import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { OfTrust } from '#policies/shelf.ts'
import { isOfWhole, isOpen, type Item } from '#training/owed/item.ts'
import type { Asks } from '#training/owed/requirement.ts'
import { choiceWords, questionWords } from '#training/scenarios/choice-words.ts'
import type { Choice, Scenario } from '#training/scenarios/scenario.ts'

import {
  insertAcknowledgements,
  type Acknowledgement,
  type Answered,
} from './acknowledgements.store.ts'
import { findKept } from './kept-reading.ts'
import { ownReading, type OwnReading, type ReadingNeeds } from './own-reading.ts'
import { questionOf } from './question-of.ts'

/** Somebody says that they read, signed, got or learnt something. */
export type Acknowledging = {
  readonly trust: OfTrust
  readonly by: string
  /** The id it will have, so that a form sent twice keeps one. */
  readonly acknowledgementId: string
  readonly requirement: string
  /** The edition, and the version of a document, that the page showed. */
  readonly seal: string
  readonly version: string
  /** What was chosen in answer to the question. */
  readonly choice?: Choice | undefined
  readonly signedAs?: string | undefined
}

/** Why an acknowledgement was not kept. */
export type NotAcknowledged =
  /** The policy, or the document, changed since the page was opened. */
  | { readonly type: 'changed-meanwhile' }
  /** Nothing of the kind is asked of this person. */
  | { readonly type: 'not-asked' }
  | { readonly type: 'signature-missing' }
  /** Nobody has said where the document is, so nobody can have read it. */
  | { readonly type: 'no-document' }
  | { readonly type: 'not-answered' }
  /** The clauses that give the answer are to be read once more. */
  | { readonly type: 'answered-wrongly'; readonly question: Scenario }

/** What is kept: nothing new where it had been said before, in another tab. */
export type Acknowledged = { readonly acknowledgementId?: string | undefined }

/** Keeps that somebody acknowledged what is asked of them, once, with its audit entry. */
export async function acknowledge(
  needs: ReadingNeeds & { readonly clock: Clock },
  asked: Acknowledging,
): Promise<Result<Acknowledged, NotAcknowledged>> {
  const at = needs.clock.now()
  const { trust, by: personId, acknowledgementId } = asked
  const own = await ownReading(needs, { trust, personId, today: dayOf(at) })
  const found = own && itemAsked(own, asked)
  if (own === undefined || found === undefined) return err({ type: 'not-asked' })
  if (!found.ok) return found
  const item = found.value
  if (!isOpen(item)) {
    const before = await findKept(needs, { trustId: trust.trustId, personId, acknowledgementId })
    return ok({ acknowledgementId: before?.acknowledgementId })
  }
  const answered = await answerTo(item, own, asked)
  if (!answered.ok) return answered
  const kept = { ...keptAs(item, own, { asked, at }), answered: answered.value }
  await needs.db.transactionFor(trust.trustId, async (tx) => {
    const [id] = await insertAcknowledgements(tx, [kept])
    if (id !== undefined) await recordAudit(tx, entryOf(kept))
  })
  return ok({ acknowledgementId })
}

function itemAsked(
  own: OwnReading,
  { requirement, seal, version, signedAs }: Acknowledging,
): Result<Item, NotAcknowledged> | undefined {
  const { items, reading } = own
  if (seal !== reading.edition.seal) return err({ type: 'changed-meanwhile' })
  const item = items.find(({ key, asks }) => key === requirement && asks !== 'check')
  if (item === undefined) return undefined
  if (version !== versionOf(item, reading)) return err({ type: 'changed-meanwhile' })
  if (isMissing(item, reading)) return err({ type: 'no-document' })
  return isUnsigned(item, signedAs) ? err({ type: 'signature-missing' }) : ok(item)
}

function isUnsigned(item: Item, signedAs: string | undefined): boolean {
  return item.asks === 'sign' && signedAs === undefined && isOpen(item)
}

function isMissing({ about }: Item, { documents }: OwnReading['reading']): boolean {
  return about.type === 'document' && documents.get(about.title)?.link === undefined
}

/** The version of the document an item is about; empty for words of the policy. */
export function versionOf({ about }: Item, { versionOf: of }: OwnReading['reading']): string {
  return about.type === 'document' ? of(about.title) : ''
}

function keptAs(
  item: Item,
  { reading, reader }: OwnReading,
  { asked, at }: { readonly asked: Acknowledging; readonly at: Date },
): Acknowledgement {
  return {
    acknowledgementId: asked.acknowledgementId,
    personId: asked.by,
    requirement: item.key,
    asks: keptAsks(item.asks),
    seal: reading.edition.seal,
    version: versionOf(item, reading),
    clauses: item.clauses,
    roles: reader.roles,
    isWhole: isOfWhole(item),
    on: reading.today,
    at,
    signedAs: item.asks === 'sign' ? asked.signedAs : undefined,
  }
}

async function answerTo(
  item: Item,
  own: OwnReading,
  { by, choice }: Acknowledging,
): Promise<Result<Answered | undefined, NotAcknowledged>> {
  const question = await questionOf(item, own, by)
  if (question === undefined) return ok(undefined)
  if (choice === undefined) return err({ type: 'not-answered' })
  if (choice !== question.right) return err({ type: 'answered-wrongly', question })
  const { clause } = question
  return ok({ clause, question: questionWords(question), answer: choiceWords[choice] })
}

function keptAsks(asks: Asks): Acknowledgement['asks'] {
  return asks === 'check' ? 'read' : asks
}

function entryOf({ acknowledgementId, personId, at, ...kept }: Acknowledgement) {
  const { requirement, asks, seal, version, clauses, isWhole } = kept
  return {
    at,
    actor: personId,
    action: asks === 'sign' ? 'reading.signed' : 'reading.acknowledged',
    subject: { kind: 'acknowledgement', id: acknowledgementId },
    facts: { requirement, asks, edition: seal, version, clauses: [...clauses], whole: isWhole },
  }
}
