import { openNote, readPublicKey, type PublicKey } from '#audit/log/signed-note.ts'
import { originOf } from '#audit/log/checkpoint.ts'

import { isPart } from './package-parts.ts'
import { hashOfText, noteText } from './seal-package.ts'

/** A package as far as its seal needs it: the parts by the hashes worked out from what is there now. */
export type Checked = {
  readonly packageId: string
  readonly trustId: string
  readonly manifestText: string
  /** The hashes that the manifest names. */
  readonly named: Readonly<Partial<Record<string, string>>>
  /** The hashes of what is there. */
  readonly found: ReadonlyMap<string, string>
  readonly sha256: string
  readonly note: string
  readonly publicKey: string
}

/** Everything by which a seal is seen to be broken, in words; empty when it is whole. */
export function brokenBy(checked: Checked, trusted: readonly string[] = []): readonly string[] {
  const { sha256, manifestText } = checked
  return [
    ...(hashOfText(manifestText) === sha256 ? [] : ['its manifest is not what was hashed']),
    ...partsBroken(checked),
    ...signatureBroken(checked, trusted),
  ]
}

function partsBroken({ named, found }: Checked): readonly string[] {
  const unknown = [...found.keys()].filter((part) => !isPart(part) || named[part] === undefined)
  const changed = [...found].filter(([part, hash]) => isPart(part) && named[part] !== hash)
  return [
    ...changed.map(([part]) => `its part “${part}” is not what was sealed`),
    ...unknown.map((part) => `its part “${part}” was not sealed with it`),
  ]
}

function signatureBroken(checked: Checked, trusted: readonly string[]): readonly string[] {
  const { note, publicKey, packageId, trustId, sha256 } = checked
  const key = readPublicKey(publicKey)
  if (key === undefined) return ['the key it names is none']
  if (key.name !== originOf(trustId)) return ['the key it names is not that of its trust']
  if (trusted.length > 0 && !trusted.includes(publicKey)) return ['it is signed by an unknown key']
  return isSigned(note, key, noteText(packageId, sha256)) ? [] : ['its signature is not right']
}

/** The note must be as the key's owner writes it, with no other signature beside. */
function isSigned(note: string, key: PublicKey, text: string): boolean {
  const opened = openNote(note, [key])
  return (
    opened.ok && opened.value === text && note.split('\n').length === text.split('\n').length + 2
  )
}
