import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { openText, sealText, type SealingSecret } from '#core/sealed-text.ts'
import type { Db, Tx } from '#db/db.ts'
import { sealedPlace } from '#disclosures/sealed-entry.ts'

import { findSealedOtherwise, replaceSealed, type Place } from './sealed.store.ts'

type Needs = { readonly db: Db; readonly clock: Clock; readonly sealing: SealingSecret }

/** How many texts were sealed anew, and how many another key sealed that do not open with any key there is. */
export type SealedAnew = { readonly sealed: number; readonly lost: number }

/** How many texts one transaction seals anew. */
const page = 100

/**
 * Seals what was said in a trust anew with the first key, where another one sealed it, a page in a transaction
 * with its audit entry: cut short, it goes on from there when it is begun again. What does not open stays as
 * it is. The database has to be open as its owner.
 */
export async function sealAnew(
  needs: Needs,
  { trustId }: { readonly trustId: string },
): Promise<SealedAnew> {
  let done: SealedAnew = { sealed: 0, lost: 0 }
  let after: Place | undefined
  do {
    const from = after
    const next = await needs.db.transactionFor(trustId, (tx) => sealPage(tx, needs, from))
    done = { sealed: done.sealed + next.sealed, lost: done.lost + next.lost }
    after = next.last
  } while (after !== undefined)
  return done
}

async function sealPage(
  tx: Tx,
  { clock, sealing }: Needs,
  after: Place | undefined,
): Promise<SealedAnew & { readonly last: Place | undefined }> {
  const { trustId } = tx
  const [{ keyId }] = sealing.keys
  const found = await findSealedOtherwise(tx, { keyId, after, limit: page })
  let sealed = 0
  for (const { sealed: was, ...place } of found) {
    const at = sealedPlace({ trustId, ...place })
    const opened = openText(sealing, at, was)
    if (!opened.ok) continue
    await replaceSealed(tx, { ...place, was, sealed: sealText(sealing, at, opened.value) })
    sealed += 1
  }
  if (sealed > 0) {
    await recordAudit(tx, {
      at: clock.now(),
      actor: 'command',
      action: 'disclosures.sealed-anew',
      subject: { kind: 'trust', id: trustId },
      facts: { texts: sealed, key: keyId },
    })
  }
  return { sealed, lost: found.length - sealed, last: found.at(page - 1) }
}
