import { recordAudit } from '#audit/audit.store.ts'
import { err, ok, type Result } from '#core/result.ts'
import { defectMark, type ReviewDefect } from '#policies/importing/reviewing/said.ts'

import { countChange, findImport, updateImport } from './imports.store.ts'
import { recheck, type OfImport, type ReviewNeeds } from './recheck.ts'

/**
 * Dismisses a defect of an import for a reason, so that the draft does not list it; without a reason it
 * is listed again. Said twice it is said once; a reason that somebody gave is not written over. What is
 * found more than once in a clause is dismissed as one.
 */
export async function dismissDefect(
  needs: ReviewNeeds,
  asked: OfImport & {
    readonly by: string
    /** The mark of the defect. */
    readonly mark: string
    readonly why: string | undefined
  },
): Promise<Result<undefined, 'not-now' | 'no-such-defect' | 'dismissed-already'>> {
  const { trust, importId, by, mark, why } = asked
  const done = await needs.db.transactionFor(trust.trustId, async (tx) => {
    const one = await findImport(tx, importId, 'lock')
    if (one?.state !== 'ready') return err('not-now' as const)
    const found = defectFor(one.defects, { mark, why })
    if (!found.ok) return found
    const defect = found.value
    if (defect.dismissed?.why === why) return ok(undefined)
    const at = needs.clock.now()
    const after = why === undefined ? listed(defect) : { ...defect, dismissed: { by, at, why } }
    const defects = one.defects.map((each) => (defectMark(each) === mark ? after : each))
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

/** The defect that is meant, unless somebody gave another reason for it. */
function defectFor(
  defects: readonly ReviewDefect[],
  { mark, why }: { readonly mark: string; readonly why: string | undefined },
): Result<ReviewDefect, 'no-such-defect' | 'dismissed-already'> {
  const defect = defects.find((each) => defectMark(each) === mark)
  if (!defect) return err('no-such-defect')
  const isAnother = why !== undefined && defect.dismissed !== undefined
  return isAnother && defect.dismissed.why !== why ? err('dismissed-already') : ok(defect)
}

function listed({ clause, kind, says, treated }: ReviewDefect): ReviewDefect {
  return { clause, kind, says, treated }
}
