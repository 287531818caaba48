import { newId } from '#core/ids.ts'
import type { Signer } from '#audit/log/signed-note.ts'
import { logSecretOf, signerFor } from '#audit/log-secret.ts'
import { packageForm, type Manifest } from '#policies/approving/sealing/manifest.ts'
import type { PackageParts } from '#policies/approving/sealing/package-parts.ts'
import { controlKept, partsOfEdition } from '#policies/approving/sealing/parts-of-edition.ts'
import { sealPackage, type SealedPackage } from '#policies/approving/sealing/seal-package.ts'
import { whatChanged } from '#policies/approving/sealing/what-changed.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import { modelLibrary } from './model-trust.ts'

const trustId = newId()

/** The key that packages of tests are signed with, and another one. */
export const packageSigner: Signer = signerOfSecret('the secret of these tests, long enough')
export const otherSigner: Signer = signerOfSecret('another secret of these tests, as long')

function signerOfSecret(secret: string): Signer {
  return signerFor(logSecretOf({ secret }), trustId)
}

/** The edition of the model trust. */
export function modelEdition(): SealedEdition {
  const edition = modelLibrary().editions.get('MOD')
  if (edition === undefined) throw new Error('no model trust')
  return edition
}

/** A package of the model trust's edition, with whatever parts a test wants otherwise. */
export function madePackage({
  signer = packageSigner,
  parts = {},
  about = {},
}: {
  readonly signer?: Signer
  readonly parts?: Partial<PackageParts>
  readonly about?: Partial<Manifest>
} = {}): SealedPackage {
  const edition = modelEdition()
  const manifest = {
    form: packageForm,
    package: newId(),
    trust: { id: trustId, code: 'MOD', name: 'Model Trust' },
    draft: { id: newId(), revision: 3 },
    title: 'Social media policy',
    edition: { ...controlKept(edition), inForceFrom: '2027-01-01' },
    decision: {
      way: 'vote',
      body: 'Trust Board',
      quorum: 2,
      share: 'half',
      decideBy: '2026-12-31',
    },
    sealedAt: '2026-11-20T12:00:00.000Z',
    ...about,
  } as const
  return sealPackage(signer, manifest, {
    ...partsOfEdition(edition, new Set(['shown:approval'])),
    changes: whatChanged(edition, undefined),
    acceptances: [
      { defect: 'a'.repeat(64), reason: 'Agreed', by: newId(), at: '2026-11-19T09:00:00.000Z' },
    ],
    authors: [{ revision: 1, by: newId(), at: '2026-11-18T09:00:00.000Z', reason: 'Begun' }],
    replay: { run: false, says: ['No replay was run for this revision.'] },
    ...parts,
  })
}
