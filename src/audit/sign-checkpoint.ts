import type { Clock } from '#core/clock.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db, Tx } from '#db/db.ts'

import { openCheckpoint, originOf, signedCheckpoint, sizeSaidBy } from './log/checkpoint.ts'
import type { KeptCheckpoint, KeptLeaf } from './log/export-writer.ts'
import { readPublicKey } from './log/signed-note.ts'
import { emptyTree, leafHash, type Tree } from './log/tree.ts'
import { type LogSecret, signerFor } from './log-secret.ts'
import {
  countOutside,
  findCheckpoints,
  findLeaves,
  findLogSize,
  insertCheckpoint,
  openLog,
} from './log.store.ts'

/** What signing needs. */
export type SignNeeds = { readonly db: Db; readonly clock: Clock; readonly logSecret: LogSecret }

/**
 * Why a log is not signed: it is empty, the leaf at `index` is missing, entries were kept past it, or
 * it is not a continuation of the checkpoint it signed at `size` leaves.
 */
export type NotSigned =
  | { readonly type: 'log-empty' }
  | { readonly type: 'log-damaged'; readonly index: number }
  | { readonly type: 'entries-outside'; readonly count: number }
  | { readonly type: 'log-rewritten'; readonly size: number }

/**
 * Signs the log of a trust as it is now, and keeps the checkpoint; where nothing was added since the
 * last one, gives that one. Reads every leaf, and never signs what contradicts an earlier checkpoint.
 */
export async function signCheckpoint(
  needs: SignNeeds,
  trustId: string,
): Promise<Result<KeptCheckpoint, NotSigned>> {
  return needs.db.transactionFor(trustId, async (tx) => {
    const log = await readLog(tx)
    return log.ok ? signTree(tx, needs, log.value) : log
  })
}

/** The tree over all leaves of a log, or the first place where one is missing. */
export async function readLog(tx: Tx): Promise<Result<Tree, NotSigned>> {
  await openLog(tx)
  const size = await findLogSize(tx)
  const tree = emptyTree()
  for await (const leaf of findLeaves(tx)) if (!grow(tree, leaf)) break
  return wholeTree(tree, size)
}

/** Adds a leaf where it is the next one; false when leaves are missing before it. */
export function grow(tree: Tree, { index, commitment }: KeptLeaf): boolean {
  if (index !== tree.size()) return false
  tree.append(leafHash(commitment))
  return true
}

/** The tree when it has as many leaves as the log counted. */
export function wholeTree(tree: Tree, size: number): Result<Tree, NotSigned> {
  return tree.size() < size ? err({ type: 'log-damaged', index: tree.size() }) : ok(tree)
}

/** Signs the tree of a log, unless a checkpoint kept earlier says otherwise. */
export async function signTree(
  tx: Tx,
  { clock, logSecret }: Omit<SignNeeds, 'db'>,
  tree: Tree,
): Promise<Result<KeptCheckpoint, NotSigned>> {
  const size = tree.size()
  if (size === 0) return err({ type: 'log-empty' })
  const count = await countOutside(tx)
  if (count > 0) return err({ type: 'entries-outside', count })
  const kept = await findCheckpoints(tx)
  const origin = originOf(tx.trustId)
  const lie = kept.find((one) => !isOf(tree, origin, one))
  if (lie !== undefined) return err({ type: 'log-rewritten', size: sizeSaidBy(lie.note) })

  const signer = signerFor(logSecret, tx.trustId)
  const note = signedCheckpoint(signer, { origin, size, root: tree.root(size) })
  const signed = { note, publicKey: signer.publicKey }
  // Ed25519 signs the same text the same way each time.
  if (!kept.some((one) => one.note === note)) {
    await insertCheckpoint(tx, { ...signed, size, signedAt: clock.now() })
  }
  return ok(signed)
}

function isOf(tree: Tree, origin: string, { note, publicKey }: KeptCheckpoint): boolean {
  const key = readPublicKey(publicKey)
  const opened = openCheckpoint(note, key === undefined ? [] : [key])
  if (!opened.ok || opened.value.origin !== origin) return false
  const { size, root } = opened.value
  return size <= tree.size() && tree.root(size).equals(root)
}
