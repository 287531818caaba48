import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import type { SealingSecret } from '#core/sealed-text.ts'
import type { Db, Tx } from '#db/db.ts'

import type { Disclosure, Said } from './disclosure.ts'
import { insertEntry } from './entries.store.ts'
import { sealSaid } from './sealed-entry.ts'

/** What every change of a disclosure needs; `address` is where links in mail begin, if it is known. */
export type DisclosingNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly sealing: SealingSecret
  readonly address?: string | undefined
}

/** Something said or decided, by whom and when. */
export type Saying = { readonly by: string; readonly at: Date; readonly said: Said }

/**
 * Keeps what was said, sealed, as the last entry of a disclosure, and that it was said in the audit log.
 * The log has how the disclosure stands and none of the words. Call it last in the transaction.
 */
export async function keepSaid(
  tx: Tx,
  { sealing }: Pick<DisclosingNeeds, 'sealing'>,
  { disclosure, saying }: { readonly disclosure: Disclosure; readonly saying: Saying },
): Promise<void> {
  const { disclosureId, revision, kind, clause, state, endsOn } = disclosure
  const { by, at, said } = saying
  const place = { trustId: tx.trustId, disclosureId, revision }
  const sealed = sealSaid(sealing, place, said)
  await insertEntry(tx, { disclosureId, revision, by, at, what: said.what, sealed })
  await recordAudit(tx, {
    at,
    actor: by,
    action: `disclosure.${said.what}`,
    subject: { kind: 'disclosure', id: disclosureId },
    facts: { kind, clause, to: disclosure.to, state, ...(endsOn ? { ends_on: endsOn } : {}) },
  })
}
