import { isId } from '#core/ids.ts'
import { err, ok, type Result } from '#core/result.ts'

import { renderProof } from './log/tlog-proof.ts'
import { findEntry } from './log.store.ts'
import { type NotSigned, readLog, type SignNeeds, signTree } from './sign-checkpoint.ts'

/** Why an entry is not proved: it is not there, or was erased; or its log cannot be signed. */
export type NotProved = { readonly type: 'no-such-entry' } | NotSigned

/**
 * The proof that one entry is in the log of its trust, as text in the form of C2SP tlog-proof: to be
 * shown to somebody who may see that entry and no other, and checked offline.
 */
export async function proveEntry(
  needs: SignNeeds,
  { trustId, entryId }: { readonly trustId: string; readonly entryId: string },
): Promise<Result<string, NotProved>> {
  return needs.db.transactionFor(trustId, async (tx) => {
    const log = await readLog(tx)
    if (!log.ok) return log
    const signed = await signTree(tx, needs, log.value)
    if (!signed.ok) return signed
    const entry = isId(entryId) ? await findEntry(tx, entryId) : undefined
    if (entry?.committed === undefined) return err({ type: 'no-such-entry' })
    const { index, committed } = entry
    const path = log.value.inclusion(index, log.value.size())
    return ok(renderProof({ committed, index, path, note: signed.value.note }))
  })
}
