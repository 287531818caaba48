import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'
import { findPerson } from '#people/people.store.ts'
import { takeRequest } from '#people/sign-in/oidc/linking/accounts.store.ts'
import { linkAccount } from '#people/sign-in/oidc/linking/link-account.ts'

type Needs = { readonly db: Db; readonly clock: Clock }
type Asked = { readonly trustId: string; readonly by: string; readonly requestId: string }
type Undecided = { readonly type: 'no-such-request' | 'no-such-person' | 'linked-already' }

/** Says which person an account stands for, as an administrator knows. */
export async function linkRequested(
  { db, clock }: Needs,
  asked: Asked & { readonly personId: string },
): Promise<Result<undefined, Undecided>> {
  return db.transactionFor(asked.trustId, async (tx) => {
    const { personId, by: actor } = asked
    if (!(await findPerson(tx, personId))) return err({ type: 'no-such-person' })
    const account = await takeRequest(tx, asked.requestId)
    if (!account) return err({ type: 'no-such-request' })
    const link = { personId, by: 'administrator', at: clock.now(), actor } as const
    return (await linkAccount(tx, account, link)) ? ok(undefined) : err({ type: 'linked-already' })
  })
}

/** Takes an account off the list; whoever has it may try again. */
export async function dismissRequested(
  { db, clock }: Needs,
  { trustId, by, requestId }: Asked,
): Promise<Result<undefined, Undecided>> {
  return db.transactionFor(trustId, async (tx) => {
    const account = await takeRequest(tx, requestId)
    if (!account) return err({ type: 'no-such-request' })
    await recordAudit(tx, {
      at: clock.now(),
      actor: by,
      action: 'sign-in.dismissed',
      subject: { kind: 'account-request', id: requestId },
      facts: { provider: account.provider },
    })
    return ok(undefined)
  })
}
