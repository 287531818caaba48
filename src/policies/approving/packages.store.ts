import type { Selectable } from 'kysely'

import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'
import type { PolicyPackageTable } from '#db/tables/approval.ts'

import type { Package, PackageState } from './package.ts'
import type { SealedPackage } from '#policies/approving/sealing/seal-package.ts'

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

/** The package with an id. */
export async function findPackageRow(tx: Tx, packageId: string): Promise<Package | undefined> {
  const row = await packagesOf(tx).where('package_id', '=', packageId).executeTakeFirst()
  return row && packageOf(row)
}

/**
 * The package with an id, with all that are in review held too: until the transaction ends nobody else
 * decides on any, as one that is approved overtakes the others.
 */
export async function holdPackageRow(tx: Tx, packageId: string): Promise<Package | undefined> {
  const rows = await packagesOf(tx)
    .where((is) => is.or([is('package_id', '=', packageId), is('state', '=', 'in-review')]))
    .orderBy('package_id')
    .forUpdate()
    .execute()
  const row = rows.find(({ package_id: id }) => id === packageId)
  return row && packageOf(row)
}

/** The packages of a draft, the latest first, as many as asked for. */
export async function findPackagesOf(
  tx: Tx,
  draftId: string,
  most: number,
): Promise<readonly Package[]> {
  return latest(packagesOf(tx).where('draft_id', '=', draftId), most)
}

/** Packages of a state, the latest first, as many as asked for. */
export async function findPackagesIn(
  tx: Tx,
  state: PackageState,
  most: number,
): Promise<readonly Package[]> {
  return latest(packagesOf(tx).where('state', '=', state), most)
}

/**
 * The packages that came back undecided or declined to drafts that somebody wrote some of and that are
 * being written on: the latest package of each, as many as asked for.
 */
export async function findReturned(
  tx: Tx,
  personId: string,
  most: number,
): Promise<readonly Package[]> {
  const returned = packagesOf(tx)
    .where('state', 'in', ['declined', 'withdrawn', 'lapsed'])
    .where((where) =>
      where.and([
        where.exists(
          where
            .selectFrom('draft')
            .innerJoin('draft_revision', (join) =>
              join
                .onRef('draft_revision.trust_id', '=', 'draft.trust_id')
                .onRef('draft_revision.draft_id', '=', 'draft.draft_id'),
            )
            .select('draft.draft_id')
            .whereRef('draft.trust_id', '=', 'policy_package.trust_id')
            .whereRef('draft.draft_id', '=', 'policy_package.draft_id')
            .where('draft.state', '=', 'drafting')
            .where('saved_by', '=', personId),
        ),
        where.not(
          where.exists(
            where
              .selectFrom('policy_package as later')
              .select('later.package_id')
              .whereRef('later.trust_id', '=', 'policy_package.trust_id')
              .whereRef('later.draft_id', '=', 'policy_package.draft_id')
              .whereRef('later.package_id', '>', 'policy_package.package_id'),
          ),
        ),
      ]),
    )
  return latest(returned, most)
}

/** The package by which the edition with a seal was approved; the latest, should there be several. */
export async function findApprovedBySeal(tx: Tx, seal: string): Promise<Package | undefined> {
  const [found] = await latest(
    packagesOf(tx).where('seal', '=', seal).where('state', '=', 'approved'),
    1,
  )
  return found
}

/** Up to `most` packages in review whose last day is before a day. */
export async function findLapsed(tx: Tx, today: IsoDay, most: number): Promise<readonly Package[]> {
  const rows = await packagesOf(tx)
    .where('state', '=', 'in-review')
    .where('decide_by', '<', today)
    .orderBy('package_id')
    .limit(most)
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

async function latest(
  packages: ReturnType<typeof packagesOf>,
  most: number,
): Promise<readonly Package[]> {
  const rows = await packages.orderBy('package_id', 'desc').limit(most).execute()
  return rows.map(packageOf)
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
