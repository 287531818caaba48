import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import { putPupilsMay } from '#people/sign-in/oidc/providers.store.ts'

/**
 * Settles whether people may sign in who are here as pupils only. When they no longer may, those who
 * are signed in are signed out at their next request.
 */
export async function allowPupils(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: { readonly trustId: string; readonly by: string; readonly may: boolean },
): Promise<void> {
  await db.transactionFor(asked.trustId, async (tx) => {
    await putPupilsMay(tx, asked.may)
    await recordAudit(tx, {
      at: clock.now(),
      actor: asked.by,
      action: 'sign-in.changed',
      subject: { kind: 'trust', id: asked.trustId },
      facts: { pupilsMay: asked.may },
    })
  })
}
