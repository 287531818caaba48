import { recordAudit } from '#audit/audit.store.ts'
import type { SignInNeeds } from '#people/sign-in/auth.ts'
import { findLoginBy } from '#people/sign-in/logins.store.ts'

/** Records a sign-in that was refused, about the person whose address was given, if it is anyone's. */
export async function recordRefused(
  { db, clock }: Pick<SignInNeeds, 'db' | 'clock'>,
  { trustId, email }: { readonly trustId: string; readonly email: string },
): Promise<void> {
  await db.transactionFor(trustId, async (tx) => {
    const login = await findLoginBy(tx, email)
    await recordAudit(tx, {
      at: clock.now(),
      actor: 'anonymous',
      action: 'sign-in.refused',
      subject: login ? { kind: 'person', id: login.personId } : { kind: 'trust', id: trustId },
    })
  })
}
