import { dayWords } from '#core/day.ts'
import type { Db } from '#db/db.ts'

import { findDecision } from '#policies/approving/deciding/decisions.store.ts'
import { type ApprovedNeeds, approvalOf } from './find-package.ts'
import { findApprovedBySeal } from './packages.store.ts'
import { decisionWords } from './approval-words.ts'

/** How an edition was approved here, as the pages of the policy say it; it names nobody. */
export type ApprovalShown = {
  readonly says: string
  /** From which day, in words. */
  readonly inForceFrom: string
  /** The page with the record, the seal and the package. */
  readonly href: string
  /** By what the seal is seen to be broken; empty when it is whole. */
  readonly broken: readonly string[]
}

type Asked = { readonly trustId: string; readonly slug: string; readonly seal: string }

/** How an edition of a trust was approved here; undefined for one that was not. */
export type ApprovalOf = (asked: Asked) => Promise<ApprovalShown | undefined>

/** The same from what is kept. */
export async function approvalShown(
  needs: ApprovedNeeds,
  { trustId, slug, seal }: Asked,
): Promise<ApprovalShown | undefined> {
  const story = await approvalOf(needs, { trustId, seal })
  if (story?.decision === undefined) return undefined
  const { one, decision, broken } = story
  return {
    says: decisionWords(decision),
    inForceFrom: dayWords(one.inForceFrom),
    href: `/trusts/${slug}/packages/${one.packageId}/public`,
    broken,
  }
}

/** The same in passing, where the seal is not looked at: what was decided, and from which day it holds. */
export async function approvalSaid(
  { db }: { readonly db: Db },
  { trustId, seal }: Pick<Asked, 'trustId' | 'seal'>,
): Promise<Pick<ApprovalShown, 'says' | 'inForceFrom'> | undefined> {
  return db.transactionFor(trustId, async (tx) => {
    const one = await findApprovedBySeal(tx, seal)
    const decision = one && (await findDecision(tx, one.packageId))
    if (one === undefined || decision === undefined) return undefined
    return { says: decisionWords(decision), inForceFrom: dayWords(one.inForceFrom) }
  })
}
