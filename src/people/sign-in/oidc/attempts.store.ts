import type { Tx } from '#db/db.ts'

import type { ProviderName } from './provider.ts'
import type { Checks } from './relying-party.ts'

/** A sign-in that has gone to an organisation: what it must bring back, and where it goes on then. */
export type Attempt = Checks & {
  readonly provider: ProviderName
  readonly next: string
  /** The hash of the invitation that is being accepted, where one is. */
  readonly invitationHash?: string | undefined
  readonly expiresAt: Date
}

/** Keeps an attempt under the hash of what only the browser has, and clears those that ran out. */
export async function insertAttempt(
  tx: Tx,
  {
    browserHash,
    now,
    ...attempt
  }: Attempt & { readonly browserHash: Uint8Array; readonly now: Date },
): Promise<void> {
  await tx.query
    .deleteFrom('sign_in_attempt')
    .where('trust_id', '=', tx.trustId)
    .where('expires_at', '<', now)
    .execute()
  const { expiresAt, invitationHash, ...same } = attempt
  await tx.query
    .insertInto('sign_in_attempt')
    .values({
      trust_id: tx.trustId,
      browser_hash: browserHash,
      ...same,
      invitation_hash: invitationHash ?? null,
      expires_at: expiresAt,
    })
    .execute()
}

/** Takes an attempt away and gives it: whoever comes second finds nothing. */
export async function takeAttempt(tx: Tx, browserHash: Uint8Array): Promise<Attempt | undefined> {
  const row = await tx.query
    .deleteFrom('sign_in_attempt')
    .where('trust_id', '=', tx.trustId)
    .where('browser_hash', '=', browserHash)
    .returning(['provider', 'state', 'nonce', 'verifier', 'next', 'invitation_hash', 'expires_at'])
    .executeTakeFirst()
  if (!row) return undefined
  const { expires_at: expiresAt, invitation_hash: invitationHash, ...same } = row
  return { ...same, expiresAt, invitationHash: invitationHash ?? undefined }
}
