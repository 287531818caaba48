import type { Clock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import type { ReviewClause } from '#policies/importing/reviewing/review-clause.ts'

import {
  countClauses,
  findClauseAt,
  findClauses,
  findClausesOnPage,
  findSections,
  type ClausesAsked,
} from './clauses.store.ts'
import { findImport, findImports, findProgress } from './imports.store.ts'
import { isInterrupted, type ImportProgress, type PolicyImport } from './policy-import.ts'

type Needs = { readonly db: Db; readonly clock: Clock }

/** An import as its page shows it. */
export type ImportLook = {
  readonly one: PolicyImport
  readonly progress: ImportProgress | undefined
  readonly isInterrupted: boolean
}

/** An import with how far it is; undefined when the trust has no such import. */
export async function lookAtImport(
  { db, clock }: Needs,
  { trustId, importId }: { readonly trustId: string; readonly importId: string },
): Promise<ImportLook | undefined> {
  return db.transactionFor(trustId, async (tx) => {
    const one = await findImport(tx, importId)
    if (!one) return undefined
    const progress = await findProgress(tx, importId)
    return { one, progress, isInterrupted: isInterrupted(one, progress, clock.now()) }
  })
}

/** A page of the imports of a trust, the latest first. */
export async function listImports(
  { db }: Pick<Needs, 'db'>,
  { trustId, ...page }: { readonly trustId: string; readonly skip: number; readonly most: number },
): Promise<readonly PolicyImport[]> {
  return db.transactionFor(trustId, (tx) => findImports(tx, page))
}

/** A page of the clauses under review, how many there are in each state, and the sections. */
export async function lookAtClauses(
  { db }: Pick<Needs, 'db'>,
  {
    trustId,
    skip,
    most,
    ...asked
  }: ClausesAsked & { readonly trustId: string; readonly skip: number; readonly most: number },
) {
  return db.transactionFor(trustId, async (tx) => ({
    ...(await findClausesOnPage(tx, asked, { skip, most })),
    counts: await countClauses(tx, asked.importId),
    sections: await findSections(tx, asked.importId),
  }))
}

/** Every clause under review, in the order of the document. */
export async function allClauses(
  { db }: Pick<Needs, 'db'>,
  { trustId, importId }: { readonly trustId: string; readonly importId: string },
): Promise<readonly ReviewClause[]> {
  return db.transactionFor(trustId, (tx) => findClauses(tx, { importId }))
}

/** The clause at a place of an import, if there is one. */
export async function clauseAt(
  { db }: Pick<Needs, 'db'>,
  {
    trustId,
    importId,
    place,
  }: { readonly trustId: string; readonly importId: string; readonly place: number },
): Promise<ReviewClause | undefined> {
  return db.transactionFor(trustId, (tx) => findClauseAt(tx, { importId, place }))
}
