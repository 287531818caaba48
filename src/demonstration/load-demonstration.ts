import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import { fillTrust } from '#people/filling/fill-trust.ts'
import { findTrust } from '#people/find-trust.ts'
import type { Trust } from '#people/trust.ts'

import { inventTrust } from './invent-trust.ts'
import type { DemonstrationData } from './read-demonstration.ts'

/** The name under which the invented people are known, as an import's source is. */
export const source = 'demonstration'

/**
 * Fills every trust of the demonstration that has nobody yet with its invented schools and people,
 * one transaction a trust. Done again it does nothing.
 */
export async function loadDemonstration(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  data: DemonstrationData,
): Promise<void> {
  for (const slug of data.trusts.keys()) {
    const trust = await findTrust({ db }, { slug })
    if (trust) await loadTrust({ db, clock }, { trust, data })
  }
}

async function loadTrust(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  { trust: { trustId, slug }, data }: { readonly trust: Trust; readonly data: DemonstrationData },
): Promise<void> {
  const trust = data.trusts.get(slug)
  if (trust === undefined) return
  const at = clock.now()
  await db.transactionFor(trustId, async (tx) => {
    const beginning = inventTrust(trust, { shared: data.shared, slug, day: dayOf(at) })
    const change = { at, cause: 'demonstration loaded', source }
    if (!(await fillTrust(tx, beginning, change))) return
    await recordAudit(tx, {
      at,
      actor: 'system',
      action: 'demonstration.loaded',
      subject: { kind: 'trust', id: trustId },
      facts: { schools: beginning.schools.size, people: beginning.people.size },
    })
  })
}
