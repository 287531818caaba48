import type { PlatformTx, Tx } from '#db/db.ts'

import type { Trust } from './trust.ts'

const columns = ['trust_id as trustId', 'code', 'name', 'slug'] as const

/** Every trust, by name. */
export async function findTrusts(tx: PlatformTx): Promise<readonly Trust[]> {
  return tx.query.selectFrom('trust').select(columns).orderBy('name').execute()
}

/** The trust with this code or slug. */
export async function findTrustBy(
  tx: PlatformTx,
  by: { readonly code: string } | { readonly slug: string },
): Promise<Trust | undefined> {
  const all = tx.query.selectFrom('trust').select(columns)
  const found = 'code' in by ? all.where('code', '=', by.code) : all.where('slug', '=', by.slug)
  return found.executeTakeFirst()
}

/** The trust whose transaction it is. */
export async function findOwnTrust(tx: Tx): Promise<Trust> {
  return tx.query
    .selectFrom('trust')
    .select(columns)
    .where('trust_id', '=', tx.trustId)
    .executeTakeFirstOrThrow()
}

/** Keeps a trust under its code: a known code gets the new name and slug and keeps its id. */
export async function putTrust(tx: PlatformTx, trust: Trust): Promise<Trust> {
  return tx.query
    .insertInto('trust')
    .values({ trust_id: trust.trustId, code: trust.code, name: trust.name, slug: trust.slug })
    .onConflict((clash) => clash.column('code').doUpdateSet({ name: trust.name, slug: trust.slug }))
    .returning(columns)
    .executeTakeFirstOrThrow()
}
