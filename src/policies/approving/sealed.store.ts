import { sql } from 'kysely'

import type { Tx } from '#db/db.ts'

import { isPart, type PartName } from './sealing/package-parts.ts'
import type { SealedPackage, SealedPart } from './sealing/seal-package.ts'

/** A package as it was sealed, with all its parts. */
export async function findSealed(tx: Tx, packageId: string): Promise<SealedPackage | undefined> {
  const seal = await findSealOf(tx, packageId)
  if (seal === undefined) return undefined
  const rows = await tx.query
    .selectFrom('package_part')
    .select(['part', 'salt', 'value'])
    .where('trust_id', '=', tx.trustId)
    .where('package_id', '=', packageId)
    .execute()
  const parts = rows.flatMap(({ part, salt, value }): readonly SealedPart[] =>
    isPart(part) ? [{ part, salt: Buffer.from(salt), value }] : [],
  )
  return { ...seal, parts }
}

/** One part of a package as canonical JSON. */
export async function findPart(
  tx: Tx,
  packageId: string,
  part: PartName,
): Promise<string | undefined> {
  const row = await tx.query
    .selectFrom('package_part')
    .select('value')
    .where('trust_id', '=', tx.trustId)
    .where('package_id', '=', packageId)
    .where('part', '=', part)
    .executeTakeFirst()
  return row?.value
}

/** The manifest of a package, its hash, the note over that and the key. */
export async function findSealOf(
  tx: Tx,
  packageId: string,
): Promise<Omit<SealedPackage, 'parts'> | undefined> {
  return tx.query
    .selectFrom('policy_package')
    .select(['manifest', 'sha256', 'note', 'public_key as publicKey'])
    .where('trust_id', '=', tx.trustId)
    .where('package_id', '=', packageId)
    .executeTakeFirst()
}

/** The hashes of the parts of a package as they are now, worked out where they lie. */
export async function findPartHashes(
  tx: Tx,
  packageId: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ part: string; hash: string }>`
    select part, encode(sha256(salt || convert_to(value, 'UTF8')), 'hex') as hash
    from package_part
    where trust_id = ${tx.trustId}::uuid and package_id = ${packageId}::uuid`.execute(tx.query)
  return new Map(rows.map(({ part, hash }) => [part, hash]))
}

/** The seal that the kept text of an edition bears now; undefined when it is not kept. */
export async function findSealNow(tx: Tx, seal: string): Promise<string | undefined> {
  const { rows } = await sql<{ now: string }>`
    select encode(
      sha256(convert_to(source, 'UTF8') || '\\x00'::bytea || convert_to(vocabulary, 'UTF8')), 'hex'
    ) as now
    from edition
    where trust_id = ${tx.trustId}::uuid and seal = ${seal}`.execute(tx.query)
  return rows[0]?.now
}

/**
 * Which versions of the rows a seal is over are there now: another text as soon as one was written, added
 * or taken away, by whomever, without reading what is in them.
 */
export async function findRowVersions(
  tx: Tx,
  { packageId, seal }: { readonly packageId: string; readonly seal: string },
): Promise<string> {
  const { rows } = await sql<{ versions: string | null }>`
    select string_agg(version, ' ' order by version) as versions from (
      select 'package ' || xmin || ctid as version from policy_package
      where trust_id = ${tx.trustId}::uuid and package_id = ${packageId}::uuid
      union all
      select part || ' ' || xmin || ctid from package_part
      where trust_id = ${tx.trustId}::uuid and package_id = ${packageId}::uuid
      union all
      select 'edition ' || xmin || ctid from edition
      where trust_id = ${tx.trustId}::uuid and seal = ${seal}
    ) written`.execute(tx.query)
  return rows[0]?.versions ?? ''
}
