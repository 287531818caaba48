import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { Trust } from '#people/trust.ts'
import { insertDecision } from '#policies/approving/deciding/decisions.store.ts'
import { insertPackage, putClosed } from '#policies/approving/packages.store.ts'
import { reopenEdition } from '#policies/reopen-edition.ts'

import { madePackage } from './packages.ts'
import type { TestDb } from './test-db.ts'

const at = clockAt('2026-11-20T12:00:00Z').now()

/**
 * A package of a draft that a meeting approved, recorded by a person, so that the pages about packages
 * have one to be about. It was never sealed by the trust, so its seal shows as broken.
 */
export async function keepAPackage(
  db: TestDb,
  { trustId }: Trust,
  of: { readonly draftId: string; readonly baseSeal: string; readonly by: string },
): Promise<string> {
  const packageId = newId()
  const body = 'Trust Board'
  const count = { for: 5, against: 0, abstained: 1 }
  await db.transactionFor(trustId, async (tx) => {
    const edition = await reopenEdition(tx, of.baseSeal)
    if (!edition.ok) throw new Error(edition.error.type)
    const sealed = madePackage({ about: { package: packageId } })
    const one = {
      state: 'in-review',
      packageId,
      draftId: of.draftId,
      revision: 1,
      seal: edition.value.seal,
      label: edition.value.rulebook.control.edition,
      inForceFrom: '2027-01-01',
      terms: { way: 'record', body, quorum: 2, share: 'half', decideBy: '2026-12-31' },
      sha256: sealed.sha256,
      sealedBy: of.by,
      sealedAt: at,
    } as const
    await insertPackage(tx, one, sealed)
    await insertDecision(tx, packageId, {
      share: 'half',
      decision: {
        way: 'record',
        outcome: 'approved',
        body,
        count,
        reason: '',
        metOn: '2026-11-20',
        minute: '26/114',
        recordedBy: of.by,
        decidedAt: at,
      },
    })
    await putClosed(tx, packageId, { state: 'approved', closedAt: at, closedBy: of.by, why: '' })
  })
  return packageId
}
