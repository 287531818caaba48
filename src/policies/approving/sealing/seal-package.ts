import { canonicalJson } from '#audit/log/canonical-json.ts'
import { commitmentTo, newSalt } from '#audit/log/commitment.ts'
import { sha256 } from '#audit/log/sha256.ts'
import type { Signer } from '#audit/log/signed-note.ts'

import type { Manifest } from './manifest.ts'
import { partNames, type PackageParts, type PartName } from './package-parts.ts'

/** A part as it is kept: its canonical JSON, and the random bytes before it in its hash. */
export type SealedPart = {
  readonly part: PartName
  readonly salt: Buffer
  readonly value: string
}

/** A package under its seal: the SHA-256 of the manifest, signed. */
export type SealedPackage = {
  /** The manifest as canonical JSON. */
  readonly manifest: string
  readonly sha256: string
  /** A C2SP signed note over the package's id and that hash. */
  readonly note: string
  readonly publicKey: string
  readonly parts: readonly SealedPart[]
}

/**
 * Seals the parts of a package: each is committed to by the SHA-256 of a salt and its canonical JSON
 * (RFC 8785), the manifest lists those, and the trust's log key signs the SHA-256 of the manifest.
 */
export function sealPackage(
  signer: Signer,
  about: Omit<Manifest, 'parts'>,
  parts: PackageParts,
): SealedPackage {
  const sealed = partNames.map((part) => {
    const [salt, value] = [newSalt(), canonicalJson(parts[part])]
    return { part, salt, value, hash: hashOfPart({ salt, value }) }
  })
  const hashes = Object.fromEntries(sealed.map(({ part, hash }) => [part, hash]))
  const manifest = canonicalJson({ ...about, parts: hashes })
  const digest = hashOfText(manifest)
  return {
    manifest,
    sha256: digest,
    note: signer.sign(noteText(about.package, digest)),
    publicKey: signer.publicKey,
    parts: sealed.map(({ part, salt, value }) => ({ part, salt, value })),
  }
}

/** The hash by which a manifest names a part, in hexadecimal. */
export function hashOfPart({ salt, value }: Pick<SealedPart, 'salt' | 'value'>): string {
  return commitmentTo({ payload: value, salt }).toString('hex')
}

/** The SHA-256 of a text, in hexadecimal. */
export function hashOfText(text: string): string {
  return sha256(Buffer.from(text, 'utf8')).toString('hex')
}

/** What is signed. It can never be taken for a checkpoint of the log, whose second line is a number. */
export function noteText(packageId: string, digest: string): string {
  return `houserules policy package\n${packageId}\n${digest}\n`
}
