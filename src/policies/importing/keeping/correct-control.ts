import { createHash } from 'node:crypto'

import { recordAudit } from '#audit/audit.store.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { ControlFacts } from '#policies/importing/control/control-facts.ts'
import { defectsIn } from '#policies/importing/control/defects.ts'
import { dayOf } from '#core/iso-day.ts'
import { dismissedAsBefore } from '#policies/importing/reviewing/said.ts'
import { sectionsOf } from '#policies/importing/reviewing/review-clause.ts'

import { findClauses } from './clauses.store.ts'
import { countChange, findImport, updateImport } from './imports.store.ts'
import { recheck, type OfImport, type ReviewNeeds } from './recheck.ts'

/** Why the document control was left as it was. */
export type NotCorrected = {
  readonly type: 'not-now' | 'stale'
  readonly control: ControlFacts
}

/**
 * Puts right what a document is taken to say of itself; what it lacks and which review has passed is
 * found anew. Where somebody else put it right meanwhile, nothing changes.
 */
export async function correctControl(
  needs: ReviewNeeds,
  asked: OfImport & {
    readonly by: string
    /** What stood there when the page was shown. */
    readonly seen: string
    readonly control: ControlFacts
  },
): Promise<Result<undefined, NotCorrected>> {
  const { trust, importId, by, seen, control } = asked
  const done = await needs.db.transactionFor(trust.trustId, async (tx) => {
    const one = await findImport(tx, importId, 'lock')
    if (one?.state !== 'ready') return err({ type: 'not-now', control } as const)
    if (controlMark(one.control) === controlMark(control)) return ok(undefined)
    if (controlMark(one.control) !== seen) {
      return err({ type: 'stale', control: one.control } as const)
    }
    const sections = sectionsOf(await findClauses(tx, { importId }), () => [])
    const at = needs.clock.now()
    const found = defectsIn(sections, control, dayOf(at))
    const defects = found.map((defect) => dismissedAsBefore(defect, one.defects))
    await updateImport(tx, importId, { control, defects })
    await countChange(tx, importId)
    const subject = { kind: 'policy-import', id: importId }
    await recordAudit(tx, { at, actor: by, action: 'policy-import.corrected', subject })
    return ok(undefined)
  })
  if (done.ok) await recheck(needs, asked)
  return done
}

/** A mark of what a document is taken to say of itself, to know when it was changed meanwhile. */
export function controlMark(control: ControlFacts): string {
  const facts = Object.entries(control).filter(([, fact]) => fact !== undefined)
  const sorted = facts.toSorted(([a], [b]) => a.localeCompare(b))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 16)
}
