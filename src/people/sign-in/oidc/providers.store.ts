import type { Tx } from '#db/db.ts'

import type { ProviderName, ProviderSettings } from './provider.ts'

/** Settings as they are kept, with the secret sealed. */
export type KeptProvider = ProviderSettings & {
  readonly sealedSecret: string
  /** The issuer when they were kept; with any other they no longer count. */
  readonly issuer: string
}

/** Keeps the settings of one of the trust's organisations, new or changed. */
export async function putProvider(tx: Tx, provider: KeptProvider, at: Date): Promise<void> {
  const columns = {
    is_on: provider.isOn,
    issuer: provider.issuer,
    tenant: provider.organisation,
    client_id: provider.clientId,
    sealed_secret: provider.sealedSecret,
    enforces_second_factor: provider.enforcesSecondFactor,
    link_source: provider.linkSource ?? null,
    changed_at: at,
  }
  await tx.query
    .insertInto('sign_in_provider')
    .values({ trust_id: tx.trustId, provider: provider.name, ...columns })
    .onConflict((clash) => clash.columns(['trust_id', 'provider']).doUpdateSet(columns))
    .execute()
}

/** The settings of the organisations the trust has named, on or off. */
export async function findProviders(tx: Tx): Promise<readonly KeptProvider[]> {
  const rows = await tx.query
    .selectFrom('sign_in_provider')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .orderBy('provider')
    .execute()
  return rows.map((row) => ({
    name: row.provider,
    isOn: row.is_on,
    issuer: row.issuer,
    organisation: row.tenant,
    clientId: row.client_id,
    sealedSecret: row.sealed_secret,
    enforcesSecondFactor: row.enforces_second_factor,
    linkSource: row.link_source ?? undefined,
  }))
}

/** The settings of one organisation, on or off. */
export async function findProvider(tx: Tx, name: ProviderName): Promise<KeptProvider | undefined> {
  return (await findProviders(tx)).find((provider) => provider.name === name)
}

/** Whether the trust lets people sign in who are here as pupils only. */
export async function pupilsMay(tx: Tx): Promise<boolean> {
  const row = await tx.query
    .selectFrom('sign_in_setting')
    .select('pupils_may')
    .where('trust_id', '=', tx.trustId)
    .executeTakeFirst()
  return row?.pupils_may ?? false
}

/** Keeps whether people may sign in who are here as pupils only. */
export async function putPupilsMay(tx: Tx, may: boolean): Promise<void> {
  await tx.query
    .insertInto('sign_in_setting')
    .values({ trust_id: tx.trustId, pupils_may: may })
    .onConflict((clash) => clash.column('trust_id').doUpdateSet({ pupils_may: may }))
    .execute()
}

/** The sources whose ids for people are kept. */
export async function findSources(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.query
    .selectFrom('external_id')
    .select('source')
    .distinct()
    .where('trust_id', '=', tx.trustId)
    .where('thing', '=', 'person')
    .orderBy('source')
    .execute()
  return rows.map(({ source }) => source)
}
