import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db, Tx } from '#db/db.ts'

import { applyPlan } from './apply.store.ts'
import { findHeld, lockImports } from './held.store.ts'
import type { ImportPlan } from './plan.ts'
import { planImport } from './plan-import.ts'
import { confirmationOf, type Preview, previewOf } from './preview.ts'
import type { Roster } from './roster.ts'

/** An import: what was read, the name of the system it came from, and who asks for it. */
export type ImportAsked = {
  readonly trustId: string
  readonly by: string
  /** The system whose ids the files carry, such as `mis`: people are known by it from then on. */
  readonly source: string
  readonly roster: Roster
  /** The day from which those who have left are no longer there. */
  readonly day: IsoDay
  /** How many lines of each list the preview shows. */
  readonly most?: number
}

/** Shows what an import would do, and does nothing. */
export async function previewImport(
  { db }: { readonly db: Db },
  asked: ImportAsked,
): Promise<Preview> {
  return db.transactionFor(asked.trustId, async (tx) => (await planned(tx, asked)).preview)
}

/** Why an import was not applied: the number that would leave must be given back as it is shown. */
export type ImportRefusal = {
  readonly type: 'confirm-leaving'
  readonly leaving: number
  readonly preview: Preview
}

/**
 * Applies an import in one transaction, or not at all. Done again it changes nothing. Where many
 * would leave it needs `confirmLeaving`, the number the preview showed.
 */
export async function applyImport(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: ImportAsked & { readonly confirmLeaving?: number | undefined },
): Promise<Result<Preview, ImportRefusal>> {
  return db.transactionFor(asked.trustId, async (tx) => {
    await lockImports(tx)
    const { plan, preview } = await planned(tx, asked)
    const leaving = confirmationOf(plan)
    if (leaving !== undefined && leaving !== asked.confirmLeaving) {
      return err({ type: 'confirm-leaving', leaving, preview })
    }
    if (!isEmpty(plan)) await keep(tx, plan, { ...asked, at: clock.now(), counts: preview.counts })
    return ok(preview)
  })
}

async function planned(
  tx: Tx,
  { roster, source, day, most = 50 }: ImportAsked,
): Promise<{ readonly plan: ImportPlan; readonly preview: Preview }> {
  const held = await findHeld(tx, source)
  const plan = planImport(roster, held, day)
  return { plan, preview: previewOf(plan, { roster, held, most }) }
}

async function keep(
  tx: Tx,
  plan: ImportPlan,
  change: Pick<ImportAsked, 'by' | 'source' | 'roster' | 'day'> & {
    readonly at: Date
    readonly counts: Preview['counts']
  },
): Promise<void> {
  const importId = newId()
  await applyPlan(tx, plan, { at: change.at, cause: `import ${importId}`, source: change.source })
  await recordAudit(tx, {
    at: change.at,
    actor: change.by,
    action: 'people.imported',
    subject: { kind: 'import', id: importId },
    facts: {
      source: change.source,
      mode: change.roster.mode,
      day: change.day,
      schools: plan.schools.length,
      ...change.counts,
    },
  })
}

function isEmpty({ people, schools, links }: ImportPlan): boolean {
  return people.length + schools.length + links.length === 0
}
