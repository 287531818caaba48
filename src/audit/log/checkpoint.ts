import { err, ok, type Result } from '#core/result.ts'

import { bytesOf, type NoteRefused, openNote, type PublicKey, type Signer } from './signed-note.ts'
import type { Hash } from './tree.ts'

/** What a checkpoint says: the log `origin` had `size` leaves under this root. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Hash }

/** The most leaves a log can have here; the arithmetic of the tree holds up to there. */
const largestLog = 2 ** 31

const form = /^([^\n]+)\n(0|[1-9]\d{0,9})\n([^\n]+)\n$/

/** The origin of a trust's audit log; it is also the name of the key that signs it. */
export function originOf(trustId: string): string {
  return `houserules/audit/${trustId}`
}

/** A signed checkpoint (C2SP tlog-checkpoint). */
export function signedCheckpoint(signer: Signer, { origin, size, root }: Checkpoint): string {
  return signer.sign(`${origin}\n${size}\n${root.toString('base64')}\n`)
}

/** What a note says that one of these keys signed in the name of its own log. */
export function openCheckpoint(
  note: string,
  known: readonly PublicKey[],
): Result<Checkpoint, NoteRefused> {
  const opened = openNote(note, known)
  if (!opened.ok) return opened
  const checkpoint = readCheckpoint(opened.value)
  if (checkpoint === undefined) return err({ type: 'malformed' })
  const ofOrigin = known.filter(({ name }) => name === checkpoint.origin)
  const byItself = openNote(note, ofOrigin)
  return byItself.ok ? ok(checkpoint) : byItself
}

/** The size a checkpoint's note names, whoever signed it; 0 when it names none. */
export function sizeSaidBy(note: string): number {
  return readCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1))?.size ?? 0
}

function readCheckpoint(text: string): Checkpoint | undefined {
  const [, origin = '', digits, base64 = ''] = form.exec(text) ?? []
  const size = Number(digits)
  const root = bytesOf(base64)
  return root?.length === 32 && size <= largestLog ? { origin, size, root } : undefined
}
