import { newId } from '#core/ids.ts'
import type { Tx } from '#db/db.ts'

import type { Account } from '#people/sign-in/oidc/account.ts'
import type { ProviderName } from '#people/sign-in/oidc/provider.ts'

/** Which account it is, by the organisation's own lasting id. */
export type AccountKey = Pick<Account, 'provider' | 'key'>

/** An account that stands for nobody yet, as an administrator sees it. */
export type AccountRequest = {
  readonly requestId: string
  readonly provider: ProviderName
  readonly name: string
  readonly askedAt: Date
}

/** How many accounts that stand for nobody are kept; a whole year of pupils may try. */
const requestsKept = 100

/** The person an account stands for. */
export async function findPersonOf(tx: Tx, account: AccountKey): Promise<string | undefined> {
  const row = await tx.query
    .selectFrom('login_method')
    .select('person_id')
    .where('trust_id', '=', tx.trustId)
    .where('provider', '=', account.provider)
    .where('account_key', '=', account.key)
    .executeTakeFirst()
  return row?.person_id
}

/** The person whom a source of imports knows by the organisation's own id. */
export async function findPersonBySource(
  tx: Tx,
  source: string,
  subject: string,
): Promise<string | undefined> {
  const row = await tx.query
    .selectFrom('external_id')
    .select('person_id')
    .where('trust_id', '=', tx.trustId)
    .where('source', '=', source)
    .where('thing', '=', 'person')
    // Systems write Microsoft's object ids in small or in capital letters.
    .where('id', 'in', [subject, subject.toUpperCase()])
    .executeTakeFirst()
  return row?.person_id ?? undefined
}

/** Makes an account stand for a person who has a login; false when it stands for somebody already. */
export async function insertAccount(
  tx: Tx,
  { provider, key }: AccountKey,
  { personId, at }: { readonly personId: string; readonly at: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.query
    .insertInto('login_method')
    .values({
      trust_id: tx.trustId,
      id: newId(),
      person_id: personId,
      provider,
      account_key: key,
      password: null,
      made_at: at,
      changed_at: at,
    })
    .onConflict((clash) => clash.columns(['trust_id', 'provider', 'account_key']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Keeps that an account stands for nobody yet, once for each; the oldest make room. */
export async function putRequest(tx: Tx, account: Account, at: Date): Promise<void> {
  const { provider, key, name } = account
  await tx.query
    .insertInto('account_request')
    .values({
      trust_id: tx.trustId,
      request_id: newId(),
      provider,
      account_key: key,
      name,
      asked_at: at,
    })
    .onConflict((clash) =>
      clash.columns(['trust_id', 'provider', 'account_key']).doUpdateSet({ name, asked_at: at }),
    )
    .execute()
  const kept = tx.query
    .selectFrom('account_request')
    .select('request_id')
    .where('trust_id', '=', tx.trustId)
    .orderBy('asked_at', 'desc')
    .orderBy('request_id', 'desc')
    .limit(requestsKept)
  await tx.query
    .deleteFrom('account_request')
    .where('trust_id', '=', tx.trustId)
    .where('request_id', 'not in', kept)
    .execute()
}

/** The accounts that stand for nobody yet, the latest first. */
export async function findRequests(tx: Tx): Promise<readonly AccountRequest[]> {
  return tx.query
    .selectFrom('account_request')
    .select(['request_id as requestId', 'provider', 'name', 'asked_at as askedAt'])
    .where('trust_id', '=', tx.trustId)
    .orderBy('asked_at', 'desc')
    .execute()
}

/** Takes a request away and gives the account it was about. */
export async function takeRequest(tx: Tx, requestId: string): Promise<AccountKey | undefined> {
  return tx.query
    .deleteFrom('account_request')
    .where('trust_id', '=', tx.trustId)
    .where('request_id', '=', requestId)
    .returning(['provider', 'account_key as key'])
    .executeTakeFirst()
}
