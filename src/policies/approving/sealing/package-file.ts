import { z } from 'zod'

import { canonicalJson } from '#audit/log/canonical-json.ts'
import { bytesOf } from '#audit/log/signed-note.ts'
import { parseJson } from '#audit/log/parse-json.ts'

import { manifestShape, packageForm, type Manifest } from './manifest.ts'
import {
  packageParts,
  partNames,
  privateParts,
  type PackageParts,
  type PartName,
} from './package-parts.ts'
import type { SealedPackage, SealedPart } from './seal-package.ts'

const salt = z
  .string()
  .transform(bytesOf)
  .refine((bytes) => bytes?.length === 32)

const partsInFile = z.partialRecord(
  packageParts.keyof(),
  z.strictObject({ salt, value: z.unknown() }),
)

const fileShape = z.strictObject({
  manifest: manifestShape,
  note: z.string(),
  parts: partsInFile,
  publicKey: z.string(),
  sha256: z.string(),
})

/** A package as a file holds it; parts may have been left out. */
export type PackageFile = {
  readonly manifest: Manifest
  readonly manifestText: string
  readonly note: string
  readonly publicKey: string
  readonly sha256: string
  readonly sealed: readonly SealedPart[]
  readonly parts: { readonly [Name in PartName]?: PackageParts[Name] | undefined }
}

/**
 * A package as a file: one line of canonical JSON (RFC 8785). For the public the parts that name people
 * are left out; what is left can be checked all the same.
 */
export function packageFile(sealed: SealedPackage, whole: 'whole' | 'public'): string {
  const shown = sealed.parts
    .filter(({ part }) => whole === 'whole' || !privateParts.includes(part))
    .toSorted((one, other) => (one.part < other.part ? -1 : 1))
    .map(
      ({ part, salt: bytes, value }) =>
        `"${part}":{"salt":${canonicalJson(bytes.toString('base64'))},"value":${value}}`,
    )
  const [note, key, digest] = [sealed.note, sealed.publicKey, sealed.sha256].map(canonicalJson)
  return `{"manifest":${sealed.manifest},"note":${note},"parts":{${shown.join(',')}},"publicKey":${key},"sha256":${digest}}\n`
}

/** Whether a file begins as a package does. */
export function isPackageFile(line: string): boolean {
  return line.startsWith('{"manifest":{') && line.includes(`"form":"${packageForm}"`)
}

/** Reads a package from a file; undefined for anything that is not one in its one form, to the letter. */
export function readPackageFile(text: string): PackageFile | undefined {
  try {
    return read(text)
  } catch {
    // Nested more deeply than can be followed, or text that JSON cannot carry: no form of ours.
    return undefined
  }
}

function read(text: string): PackageFile | undefined {
  const value = parseJson(text)
  const file = fileShape.safeParse(value)
  if (!file.success || `${canonicalJson(value)}\n` !== text) return undefined
  const { manifest, parts, ...seal } = file.data
  const values = Object.fromEntries(Object.entries(parts).map(([part, one]) => [part, one.value]))
  const shaped = packageParts.partial().safeParse(values)
  if (!shaped.success) return undefined
  const sealed = partNames.flatMap((part) => {
    const one = parts[part]
    if (one?.salt === undefined) return []
    return [{ part, salt: one.salt, value: canonicalJson(one.value) }]
  })
  return { ...seal, manifest, manifestText: canonicalJson(manifest), sealed, parts: shaped.data }
}
