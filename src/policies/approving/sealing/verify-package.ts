import { readDay } from '#core/day.ts'
import { runExamples } from '#rulebooks/examples.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import { brokenBy } from './check-seal.ts'
import type { Manifest } from './manifest.ts'
import { type PackageFile, readPackageFile } from './package-file.ts'
import { isLeftToSeal, otherThanText, readWords } from './other-than-text.ts'
import { controlKept } from './parts-of-edition.ts'
import { partNames, privateParts, type PartName } from './package-parts.ts'
import { hashOfPart } from './seal-package.ts'

/** What a check of a package found: nothing wrong when `problems` is empty. */
export type PackageReport = {
  readonly problems: readonly string[]
  /** It is what was sealed, whatever else is wrong with it. */
  readonly isSealed: boolean
  /** What it is, for the line that says so; not there for what is no package. */
  readonly about?: {
    readonly trust: string
    readonly title: string
    readonly label: string
    readonly sha256: string
    readonly examples: number
    readonly clauses: number
    /** Parts that were left out of this file. */
    readonly leftOut: readonly PartName[]
    /** What changed is held by the seal alone: the text it was compared with is not there. */
    readonly leftToSeal: boolean
  }
}

/**
 * Checks a package from its file alone: its hashes and signature (by one of the `keys`, where any are
 * given), that its text is a rulebook with the seal it names, that every example gets the answer listed,
 * and that rules in words, settings, defects, ledger and changes are those of the text.
 */
export function verifyPackage(text: string, keys: readonly string[] = []): PackageReport {
  const file = readPackageFile(text)
  if (file === undefined) {
    return { problems: ['it is not a package in its one form'], isSealed: false }
  }
  const { manifest, parts } = file
  const broken = brokenBy(
    {
      ...file,
      packageId: manifest.package,
      trustId: manifest.trust.id,
      named: manifest.parts,
      found: new Map(file.sealed.map((one) => [one.part, hashOfPart(one)])),
    },
    keys,
  )
  const leftOut = partNames.filter((part) => parts[part] === undefined)
  const unsealed = [...broken, ...missing(leftOut)]
  return {
    // What is under a broken seal may be anything, and is not read.
    problems: [...unsealed, ...(broken.length > 0 ? [] : textProblems(file))],
    isSealed: unsealed.length === 0,
    about: {
      trust: manifest.trust.name,
      title: manifest.title,
      label: manifest.edition.label,
      sha256: file.sha256,
      examples: parts.examples?.length ?? 0,
      clauses: parts.ledger?.lines.length ?? 0,
      leftOut,
      leftToSeal: isLeftToSeal(parts.changes),
    },
  }
}

function missing(leftOut: readonly PartName[]): readonly string[] {
  return leftOut
    .filter((part) => !privateParts.includes(part))
    .map((part) => `its part “${part}” is missing`)
}

function textProblems({ manifest, parts }: PackageFile): readonly string[] {
  if (parts.words === undefined) return []
  const opened = readWords(parts.words)
  if (!opened.ok) return opened.error.map((says) => `its text: ${says}`)
  const edition = opened.value
  return [
    ...(isNamed(edition, manifest) ? [] : ['its text is not the edition that it names']),
    ...exampleProblems(edition),
    ...otherThanText(parts, edition),
  ]
}

/** The first day is chosen when a package is sealed; the text must be one that holds on it. */
function isNamed(edition: SealedEdition, { edition: named }: Manifest): boolean {
  const { label, seal } = controlKept(edition)
  const { from } = edition.rulebook.control.inForce
  return label === named.label && seal === named.seal && from <= readDay(named.inForceFrom)
}

function exampleProblems(edition: SealedEdition): readonly string[] {
  return runExamples(edition).flatMap(({ example, wrong }) =>
    wrong.map((says) => `example “${example.title}” of ${example.clause}: ${says}`),
  )
}
