import { recordAudit } from '#audit/audit.store.ts'
import { err, ok, type Result } from '#core/result.ts'
import { defectMark, type ReviewDefect } from '#policies/importing/reviewing/said.ts'

import { countChange, findImport, updateImport } from './imports.store.ts'
import { recheck, type OfImport, type ReviewNeeds } from './recheck.ts'

/**
 * Dismisses a defect of an import for a reason, so that the draft does not list it; without a reason it
 * is listed again. Said twice it is said once.
 */
export async function dismissDefect(
  needs: ReviewNeeds,
  asked: OfImport & {
    readonly by: string
    /** The mark of the defect. */
    readonly mark: string
    readonly why: string | undefined
  },
): Promise<Result<undefined, 'not-now' | 'no-such-defect'>> {
  const { trust, importId, by, mark, why } = asked
  const done = await needs.db.transactionFor(trust.trustId, async (tx) => {
    const one = await findImport(tx, importId, 'lock')
    if (one?.state !== 'ready') return err('not-now' as const)
    const defect = one.defects.find((each) => defectMark(each) === mark)
    if (!defect) return err('no-such-defect' as const)
    if (defect.dismissed?.why === why) return ok(undefined)
    const at = needs.clock.now()
    const after = why === undefined ? listed(defect) : { ...defect, dismissed: { by, at, why } }
    const defects = one.defects.map((each) => (each === defect ? after : each))
    await updateImport(tx, importId, { defects })
    await countChange(tx, importId)
    await recordAudit(tx, {
      at,
      actor: by,
      action: 'policy-import.corrected',
      subject: { kind: 'policy-import', id: importId },
      facts: { clause: defect.clause, defect: defect.kind, dismissed: why !== undefined },
    })
    return ok(undefined)
  })
  if (done.ok) await recheck(needs, asked)
  return done
}

function listed({ clause, kind, says, treated }: ReviewDefect): ReviewDefect {
  return { clause, kind, says, treated }
}
