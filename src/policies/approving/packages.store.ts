import { sql, type Selectable } from 'kysely'

import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'
import type { PolicyPackageTable } from '#db/tables-approval.ts'

import type { Package, PackageState } from './package.ts'
import { isPart, type PartName } from '#policies/approving/sealing/package-parts.ts'
import type { SealedPackage, SealedPart } from '#policies/approving/sealing/seal-package.ts'

/** Keeps a package that goes to those who decide, with its parts. */
export async function insertPackage(tx: Tx, one: Package, sealed: SealedPackage): Promise<void> {
  const { way, body, quorum, share, decideBy } = one.terms
  await tx.query
    .insertInto('policy_package')
    .values({
      trust_id: tx.trustId,
      package_id: one.packageId,
      draft_id: one.draftId,
      revision: one.revision,
      seal: one.seal,
      label: one.label,
      in_force_from: one.inForceFrom,
      way,
      body,
      quorum,
      share,
      decide_by: decideBy,
      manifest: sealed.manifest,
      sha256: sealed.sha256,
      note: sealed.note,
      public_key: sealed.publicKey,
      sealed_by: one.sealedBy,
      sealed_at: one.sealedAt,
      state: 'in-review',
    })
    .execute()
  const parts = sealed.parts.map(({ part, salt, value }) => ({
    trust_id: tx.trustId,
    package_id: one.packageId,
    part,
    salt,
    value,
  }))
  await tx.query.insertInto('package_part').values(parts).execute()
}

/** The package with an id; with `lock`, nobody else decides on it until the transaction ends. */
export async function findPackageRow(
  tx: Tx,
  packageId: string,
  lock: 'lock' | 'look' = 'look',
): Promise<Package | undefined> {
  const query = packagesOf(tx).where('package_id', '=', packageId)
  const row = await (lock === 'lock' ? query.forUpdate() : query).executeTakeFirst()
  return row && packageOf(row)
}

/** The packages of a draft, the latest first, as many as asked for. */
export async function findPackagesOf(
  tx: Tx,
  draftId: string,
  most: number,
): Promise<readonly Package[]> {
  const rows = await packagesOf(tx)
    .where('draft_id', '=', draftId)
    .orderBy('package_id', 'desc')
    .limit(most)
    .execute()
  return rows.map(packageOf)
}

/** Packages of a state, the latest first, as many as asked for. */
export async function findPackagesIn(
  tx: Tx,
  state: PackageState,
  most: number,
): Promise<readonly Package[]> {
  const rows = await packagesOf(tx)
    .where('state', '=', state)
    .orderBy('package_id', 'desc')
    .limit(most)
    .execute()
  return rows.map(packageOf)
}

/** The package by which the edition with a seal was approved; the latest, should there be several. */
export async function findApprovedBySeal(tx: Tx, seal: string): Promise<Package | undefined> {
  const row = await packagesOf(tx)
    .where('seal', '=', seal)
    .where('state', '=', 'approved')
    .orderBy('package_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && packageOf(row)
}

/** The packages in review whose last day is before a day. */
export async function findLapsed(tx: Tx, today: IsoDay): Promise<readonly Package[]> {
  const rows = await packagesOf(tx)
    .where('state', '=', 'in-review')
    .where('decide_by', '<', today)
    .orderBy('package_id')
    .execute()
  return rows.map(packageOf)
}

/** Closes a package, which must be locked and in review. */
export async function putClosed(
  tx: Tx,
  packageId: string,
  closed: {
    readonly state: Exclude<PackageState, 'in-review'>
    readonly closedAt: Date
    readonly closedBy: string
    readonly why: string
  },
): Promise<void> {
  await tx.query
    .updateTable('policy_package')
    .set({
      state: closed.state,
      closed_at: closed.closedAt,
      closed_by: closed.closedBy,
      closed_why: closed.why,
    })
    .where('trust_id', '=', tx.trustId)
    .where('package_id', '=', packageId)
    .execute()
}

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

function packagesOf(tx: Tx) {
  return tx.query
    .selectFrom('policy_package')
    .select([
      'package_id',
      'draft_id',
      'revision',
      'seal',
      'label',
      'in_force_from',
      'way',
      'body',
      'quorum',
      'share',
      'decide_by',
      'sha256',
      'sealed_by',
      'sealed_at',
      'state',
      'closed_at',
      'closed_by',
      'closed_why',
    ])
    .where('trust_id', '=', tx.trustId)
}

type Row = Omit<Selectable<PolicyPackageTable>, 'trust_id' | 'manifest' | 'note' | 'public_key'>

function packageOf(row: Row): Package {
  const { way, body, quorum, share, decide_by: decideBy } = row
  const sealed = {
    packageId: row.package_id,
    draftId: row.draft_id,
    revision: row.revision,
    seal: row.seal,
    label: row.label,
    inForceFrom: row.in_force_from,
    terms: { way, body, quorum, share, decideBy },
    sha256: row.sha256,
    sealedBy: row.sealed_by,
    sealedAt: row.sealed_at,
  }
  if (row.state === 'in-review') return { ...sealed, state: row.state }
  if (row.closed_at === null || row.closed_by === null)
    throw new Error('a package closed by nobody')
  const closed = { closedAt: row.closed_at, closedBy: row.closed_by, why: row.closed_why ?? '' }
  return { ...sealed, ...closed, state: row.state }
}
