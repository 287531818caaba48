import { err, ok, type Result } from '#core/result.ts'

import { originOf } from './log/checkpoint.ts'
import { exportWriter, type KeptCheckpoint } from './log/export-writer.ts'
import { findCheckpoints, findEntries, findLogSize, openLog } from './log.store.ts'
import { type NotSigned, type SignNeeds, signTree, wholeTree } from './sign-checkpoint.ts'

/** What to export, and what each line of it is given to, without its line feed. */
export type ExportAsked = {
  readonly trustId: string
  readonly write: (line: string) => void
}

/**
 * Writes the whole log of a trust as lines of JSON that can be checked offline: entries, checkpoints
 * and what ties them together. Signs it as it is now, and gives that checkpoint. Where it may not be
 * signed, all that is there is written all the same, as evidence.
 */
export async function exportLog(
  needs: SignNeeds,
  { trustId, write }: ExportAsked,
): Promise<Result<KeptCheckpoint, NotSigned>> {
  return needs.db.transactionFor(trustId, async (tx) => {
    await openLog(tx)
    const size = await findLogSize(tx)
    const writer = exportWriter(originOf(trustId), write)
    let gap: number | undefined
    for await (const leaf of findEntries(tx)) {
      if (leaf.index !== writer.tree.size()) gap ??= writer.tree.size()
      writer.leaf(leaf)
    }
    const tree = gap === undefined ? wholeTree(writer.tree, size) : damagedAt(gap)
    const signed = tree.ok ? await signTree(tx, needs, tree.value) : tree
    for (const kept of await findCheckpoints(tx)) writer.checkpoint(kept)
    return signed.ok ? ok(signed.value) : signed
  })
}

function damagedAt(index: number): Result<never, NotSigned> {
  return err({ type: 'log-damaged', index })
}
