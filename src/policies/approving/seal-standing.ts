import { entriesAbout } from '#audit/entries-about.ts'
import { parseJson } from '#audit/log/parse-json.ts'
import { canonicalJson } from '#audit/log/canonical-json.ts'
import { isRecord } from '#core/is-record.ts'
import type { Tx } from '#db/db.ts'

import type { Package } from './package.ts'
import { findPartHashes, findSealNow, findSealOf } from './sealed.store.ts'
import { brokenBy } from '#policies/approving/sealing/check-seal.ts'
import { type Manifest, manifestShape } from '#policies/approving/sealing/manifest.ts'
import { partNames } from '#policies/approving/sealing/package-parts.ts'
import type { SealedPackage } from '#policies/approving/sealing/seal-package.ts'

/** What the audit entry of a sealing is called. */
export const sealedAction = 'package.sealed'

/** What audit entries say a package is. */
export function packageSubject(packageId: string): { readonly kind: string; readonly id: string } {
  return { kind: 'package', id: packageId }
}

/**
 * Everything by which the seal of a kept package is seen to be broken, in words; empty when it is whole:
 * hashes of the parts as they lie there now, the signature, the entry of the audit log that names them,
 * what stands beside the manifest, and the text of the edition that was put in force.
 */
export async function sealBrokenBy(tx: Tx, one: Package): Promise<readonly string[]> {
  const { packageId } = one
  const seal = await findSealOf(tx, packageId)
  if (seal === undefined) return ['it is not there']
  const manifest = manifestShape.safeParse(parseJson(seal.manifest))
  if (!manifest.success) return ['its manifest is none']
  const found = await findPartHashes(tx, packageId)
  const checked = {
    ...seal,
    packageId,
    trustId: tx.trustId,
    manifestText: seal.manifest,
    named: manifest.data.parts,
    found,
  }
  return [
    ...brokenBy(checked),
    ...partNames.filter((part) => !found.has(part)).map((part) => `its part “${part}” is missing`),
    ...(saysTheSame(one, manifest.data) ? [] : ['what is recorded of it is not what was sealed']),
    ...((await isLogged(tx, packageId, seal)) ? [] : ['the audit log does not name its hash']),
    ...(await editionBroken(tx, one)),
  ]
}

function saysTheSame(one: Package, { draft, edition, decision }: Manifest): boolean {
  const { draftId: id, revision, label, seal, inForceFrom, terms } = one
  const recorded = {
    draft: { id, revision },
    edition: { label, seal, inForceFrom },
    decision: terms,
  }
  return canonicalJson(recorded) === canonicalJson({ draft, edition, decision })
}

async function isLogged(
  tx: Tx,
  packageId: string,
  { sha256, publicKey }: Omit<SealedPackage, 'parts'>,
): Promise<boolean> {
  const entries = await entriesAbout(tx, packageSubject(packageId))
  return entries.some(
    ({ action, facts }) =>
      action === sealedAction &&
      isRecord(facts) &&
      facts['sha256'] === sha256 &&
      facts['key'] === publicKey,
  )
}

async function editionBroken(tx: Tx, { state, seal }: Package): Promise<readonly string[]> {
  if (state !== 'approved') return []
  return (await findSealNow(tx, seal)) === seal
    ? []
    : ['the text of the edition is not what was approved']
}
