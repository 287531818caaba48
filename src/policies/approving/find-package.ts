import { parseJson } from '#audit/log/parse-json.ts'
import { isId } from '#core/ids.ts'
import type { Db, Tx } from '#db/db.ts'

import { findDecision, findVotes } from '#policies/approving/deciding/decisions.store.ts'
import type { CastVote, Decision, Package } from './package.ts'
import { findApprovedBySeal, findPackageRow, findPackagesOf } from './packages.store.ts'
import { findSealed } from './sealed.store.ts'
import { sealBrokenBy } from './seal-standing.ts'
import type { SeenSeals } from './seen-seals.ts'
import { packageFile } from '#policies/approving/sealing/package-file.ts'
import { packageParts, type PackageParts } from '#policies/approving/sealing/package-parts.ts'

type Needs = { readonly db: Db }
type Asked = { readonly trustId: string; readonly packageId: string }

/** The package with an id; any other text is not looked for. */
export async function findPackage(
  { db }: Needs,
  { trustId, packageId }: Asked,
): Promise<Package | undefined> {
  if (!isId(packageId)) return undefined
  return db.transactionFor(trustId, (tx) => findPackageRow(tx, packageId))
}

/** A package with everything that happened to it. */
export type PackageStory = {
  readonly one: Package
  readonly votes: readonly CastVote[]
  readonly decision: Decision | undefined
}

/** The same, with its seal looked at: by what it is broken; empty when it is whole. */
export type SealedStory = PackageStory & { readonly broken: readonly string[] }

/** What a package shows those who review and decide: its parts, where they can still be read. */
export type PackageRead = SealedStory & { readonly parts: PackageParts | undefined }

/** A package with its parts. */
export async function readPackage(
  { db }: Needs,
  { trustId, packageId }: Asked,
): Promise<PackageRead | undefined> {
  if (!isId(packageId)) return undefined
  return db.transactionFor(trustId, async (tx) => {
    const one = await findPackageRow(tx, packageId)
    const sealed = one && (await findSealed(tx, packageId))
    if (one === undefined || sealed === undefined) return undefined
    const values = sealed.parts.map(({ part, value }) => [part, parseJson(value)] as const)
    const parts = packageParts.safeParse(Object.fromEntries(values))
    const story = await storyOf(tx, one)
    return { ...story, broken: await sealBrokenBy(tx, one), parts: parts.data }
  })
}

async function storyOf(tx: Tx, one: Package): Promise<PackageStory> {
  return {
    one,
    votes: await findVotes(tx, one.packageId),
    decision: await findDecision(tx, one.packageId),
  }
}

/** By what the seal of a package is broken; empty when it is whole. */
export async function brokenNow(
  { db }: Needs,
  { trustId, one }: { readonly trustId: string; readonly one: Package },
): Promise<readonly string[]> {
  return db.transactionFor(trustId, (tx) => sealBrokenBy(tx, one))
}

/** How many packages of a draft are told of. */
const most = 20

/** The packages of a draft with what happened to each, the latest first. */
export async function packagesOfDraft(
  { db }: Needs,
  { trustId, draftId }: { readonly trustId: string; readonly draftId: string },
): Promise<readonly PackageStory[]> {
  return db.transactionFor(trustId, async (tx) => {
    const stories: PackageStory[] = []
    for (const one of await findPackagesOf(tx, draftId, most)) stories.push(await storyOf(tx, one))
    return stories
  })
}

/** With `seals` a package that nobody wrote to since its seal was last looked at is not hashed again. */
export type ApprovedNeeds = Needs & { readonly seals?: SeenSeals | undefined }

/** By which package an edition was approved here, and what happened to it; undefined when by none. */
export async function approvalOf(
  { db, seals }: ApprovedNeeds,
  { trustId, seal }: { readonly trustId: string; readonly seal: string },
): Promise<SealedStory | undefined> {
  const brokenBy = seals?.brokenBy ?? sealBrokenBy
  return db.transactionFor(trustId, async (tx) => {
    const one = await findApprovedBySeal(tx, seal)
    return one && { ...(await storyOf(tx, one)), broken: await brokenBy(tx, one) }
  })
}

/** A package as the file that can be checked offline. */
export async function downloadPackage(
  { db }: Needs,
  { trustId, packageId, whole }: Asked & { readonly whole: 'whole' | 'public' },
): Promise<string | undefined> {
  if (!isId(packageId)) return undefined
  const sealed = await db.transactionFor(trustId, (tx) => findSealed(tx, packageId))
  return sealed && packageFile(sealed, whole)
}
