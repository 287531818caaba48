import { isRecord } from '#core/is-record.ts'
import type { Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'
import { listTrusts } from '#people/list-trusts.ts'
import { reopenEdition, type EditionLost } from '#policies/reopen-edition.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import { answerQuestion } from './answer-question.ts'
import type { Decision } from './decision.ts'
import { findDecisionsAfter } from './decisions.store.ts'

/** A kept answer that is not given again: the parts that differ, or why its edition is lost. */
export type Difference = {
  readonly trust: string
  readonly decisionId: string
  readonly seal: string
} & (
  | { readonly type: 'differs'; readonly parts: readonly string[] }
  | { readonly type: EditionLost['type']; readonly why: readonly string[] }
)

/** How many kept answers were given again, and how many were not. */
export type Replayed = { readonly decisions: number; readonly differences: number }

const pageSize = 500

/**
 * Answers every kept question again under the edition that answered it. Reads page by page, so that
 * any number of decisions can be gone through; each difference is told as it is found.
 */
export async function replay(
  { db }: { readonly db: Db },
  tell: (difference: Difference) => void,
): Promise<Replayed> {
  const count = { decisions: 0, differences: 0 }
  for (const { trustId, code } of await listTrusts({ db })) {
    const editions = editionsOf(db, trustId)
    for await (const decision of decisionsOf(db, trustId)) {
      count.decisions += 1
      const edition = await editions(decision.editionSeal)
      const difference = differenceOf(decision, edition)
      if (difference === undefined) continue
      count.differences += 1
      const { decisionId, editionSeal: seal } = decision
      tell({ trust: code, decisionId, seal, ...difference })
    }
  }
  return count
}

async function* decisionsOf(db: Db, trustId: string): AsyncGenerator<Decision, void> {
  let after: string | undefined
  for (;;) {
    const from = { after, limit: pageSize }
    const page = await db.transactionFor(trustId, (tx) => findDecisionsAfter(tx, from))
    yield* page
    after = page.at(-1)?.decisionId
    if (page.length < pageSize) return
  }
}

type Reopened = Result<SealedEdition, EditionLost>

/** Reopens each edition once. */
function editionsOf(db: Db, trustId: string): (seal: string) => Promise<Reopened> {
  const opened = new Map<string, Promise<Reopened>>()
  return (seal) => {
    const edition = opened.get(seal) ?? db.transactionFor(trustId, (tx) => reopenEdition(tx, seal))
    opened.set(seal, edition)
    return edition
  }
}

type Found =
  | { readonly type: 'differs'; readonly parts: readonly string[] }
  | { readonly type: EditionLost['type']; readonly why: readonly string[] }

function differenceOf(decision: Decision, edition: Reopened): Found | undefined {
  if (!edition.ok) {
    const { error } = edition
    return { type: error.type, why: error.type === 'edition-missing' ? [] : error.why }
  }
  const again = answerQuestion(edition.value, decision)
  const parts = partsThatDiffer(asKept(decision.answer), asKept(again))
  return parts.length > 0 ? { type: 'differs', parts } : undefined
}

type Kept = Readonly<Record<string, unknown>>

/** Parts an answer may lack: there now and not before is a difference as well. */
const maybe = ['when', 'judgement', 'lenient']

function partsThatDiffer(kept: Kept, again: Kept): readonly string[] {
  const parts = new Set([...Object.keys(kept), ...maybe])
  return [...parts].filter((part) => !holds(kept[part], again[part]))
}

/**
 * Whether what was kept is what is given now. What the software says in addition since then, such as
 * a new detail of a condition, is no difference.
 */
function holds(kept: unknown, again: unknown): boolean {
  if (Array.isArray(kept) && Array.isArray(again)) {
    return kept.length === again.length && kept.every((one, i) => holds(one, again[i]))
  }
  if (!isRecord(kept) || !isRecord(again)) return Object.is(kept, again)
  return Object.keys(kept).every((key) => holds(kept[key], again[key]))
}

/** The answer as it is after it was kept: what is undefined is not there. */
function asKept(answer: Decision['answer']): Kept {
  return Object.fromEntries(Object.entries(structuredClone(answer)))
}
