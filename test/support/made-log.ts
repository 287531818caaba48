import { createHash } from 'node:crypto'

import { signedCheckpoint } from '#audit/log/checkpoint.ts'
import { commitmentTo, payloadOf } from '#audit/log/commitment.ts'
import { exportWriter, type KeptLeaf } from '#audit/log/export-writer.ts'
import { type Signer, signerOf } from '#audit/log/signed-note.ts'
import { instantAt } from '#core/clock.ts'

/** A log made for tests: what it holds, the sizes it was signed at, and by whom. */
export type MadeLog = {
  readonly origin: string
  readonly signer: Signer
  readonly leaves: readonly KeptLeaf[]
  readonly signedAt: readonly number[]
}

/** The export of a made log: its lines with their line feeds, and its notes from old to new. */
export type MadeExport = { readonly lines: readonly string[]; readonly notes: readonly string[] }

const origin = 'houserules/audit/made-for-tests'

/** A key for tests; the same number gives the same key. */
export function madeSigner(number: number): Signer {
  return signerOf(origin, createHash('sha256').update(`key ${number}`).digest())
}

/**
 * A log of `size` invented entries. Every seventh was erased, and an entry says so; it was signed at
 * a third, at two thirds and at the end.
 */
export function madeLog(size: number): MadeLog {
  const erased = Array.from({ length: size - 1 }, (_, index) => index).filter(
    (index) => index % 7 === 3,
  )
  const leaves = Array.from({ length: size }, (_, index) => {
    const isLast = index === size - 1
    const made = isLast ? leafOf(index, 'audit-entries.erased', { indexes: erased }) : leafOf(index)
    return erased.includes(index) ? { ...made, committed: undefined } : made
  })
  const signedAt = [Math.ceil(size / 3), Math.ceil((size * 2) / 3), size]
  return { origin, signer: madeSigner(1), leaves, signedAt }
}

/** An invented entry at a place of a log. */
export function leafOf(
  index: number,
  action = 'decision.made',
  facts: Readonly<Record<string, unknown>> = {
    through: 'page',
    clauses: ['LEA-9.01', `é${index}`],
  },
): KeptLeaf {
  const salt = createHash('sha256').update(`salt ${index}`).digest()
  const payload = payloadOf(`00000000-0000-7000-8000-${String(index).padStart(12, '0')}`, {
    at: instantAt(1_772_355_600_000 + index),
    actor: 'anonymous',
    action,
    subject: { kind: 'decision', id: String(index) },
    facts,
  })
  const committed = { payload, salt }
  return { index, commitment: commitmentTo(committed), committed }
}

/** Writes a made log as the real export does. */
export function exportOf({ origin, signer, leaves, signedAt }: MadeLog): MadeExport {
  const lines: string[] = []
  const writer = exportWriter(origin, (line) => lines.push(`${line}\n`))
  leaves.forEach(writer.leaf)
  const notes = signedAt.map((size) =>
    signedCheckpoint(signer, { origin, size, root: writer.tree.root(size) }),
  )
  for (const note of notes) writer.checkpoint({ note, publicKey: signer.publicKey })
  return { lines, notes }
}
