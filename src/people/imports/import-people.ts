import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db, Tx } from '#db/db.ts'
import { endSessionsOf } from '#people/sign-in/end-sessions.store.ts'

import { applyPlan } from './apply.store.ts'
import { findHeld, lockImports } from './held.store.ts'
import { linkLookalikes } from './lookalikes.ts'
import type { Held, ImportPlan, LookalikeChoice } from './plan.ts'
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

/**
 * Why an import was not applied: the number that would leave must be given back as it is shown, or it
 * must be said whether those who look like somebody already here are the same people.
 */
export type ImportRefusal =
  | { readonly type: 'confirm-leaving'; readonly leaving: number; readonly preview: Preview }
  | { readonly type: 'choose-lookalikes'; readonly lookalikes: number; readonly preview: Preview }

/**
 * Applies an import in one transaction, or not at all. Done again it changes nothing. Where many
 * would leave it needs `confirmLeaving`, the number the preview showed; where somebody looks like
 * somebody already here it needs `lookalikes`.
 */
export async function applyImport(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: ImportAsked & {
    readonly confirmLeaving?: number | undefined
    readonly lookalikes?: LookalikeChoice | undefined
  },
): Promise<Result<Preview, ImportRefusal>> {
  return db.transactionFor(asked.trustId, async (tx) => {
    await lockImports(tx)
    const now = await planned(tx, asked)
    const { plan, preview } = now
    const leaving = confirmationOf(plan)
    if (leaving !== undefined && leaving !== asked.confirmLeaving) {
      return err({ type: 'confirm-leaving', leaving, preview })
    }
    const lookalikes = plan.lookalikes.length
    if (lookalikes > 0 && asked.lookalikes === undefined) {
      return err({ type: 'choose-lookalikes', lookalikes, preview })
    }
    const chosen = choosing(now, asked.roster, asked.lookalikes)
    await keepPlanned(tx, chosen, { by: asked.by, source: asked.source, at: clock.now() })
    return ok(preview)
  })
}

/** What an import would do to what is held at this moment, and how it is shown. */
export async function planned(
  tx: Tx,
  { roster, source, day, most = 50 }: Omit<ImportAsked, 'trustId' | 'by'>,
): Promise<Planned> {
  const held = await findHeld(tx, source)
  const plan = planImport(roster, held, day)
  return { plan, held, preview: previewOf(plan, { roster, held, most }) }
}

/** The plan as it is to be done, once it is said who is the same; the preview stays as it was seen. */
export function choosing(
  { plan, held, preview }: Planned,
  roster: Roster,
  choice: LookalikeChoice | undefined,
): Planned {
  if (choice !== 'link') return { plan, held, preview }
  return { plan: linkLookalikes(plan, roster, held), held, preview }
}

/** A plan, what it was made for, and its preview. */
export type Planned = {
  readonly plan: ImportPlan
  readonly held: Held
  readonly preview: Preview
}

/**
 * Does what was planned, in the transaction of the plan: people, schools, the roles and sessions of
 * those who left, and the audit entry. An empty plan leaves nothing behind.
 */
export async function keepPlanned(
  tx: Tx,
  { plan, preview }: Planned,
  change: Pick<ImportAsked, 'by' | 'source'> & {
    readonly at: Date
    readonly importId?: string
    /** Hears how far it is. */
    readonly onStep?: (done: number, of: number) => void
  },
): Promise<void> {
  if (isEmpty(plan)) return
  const { importId = newId(), at, by, source, onStep } = change
  await applyPlan(tx, plan, { at, cause: `import ${importId}`, source, onStep })
  await endSessionsOf(tx, leaversOf(plan, dayOf(at)))
  const entry = { at, actor: by, subject: { kind: 'import', id: importId } }
  if (plan.linked.length > 0) {
    const people = plan.linked.map(({ personId }) => personId)
    const facts = { source, linked: people.length, people }
    await recordAudit(tx, { ...entry, action: 'people.linked', facts })
  }
  await recordAudit(tx, {
    ...entry,
    action: 'people.imported',
    facts: {
      source,
      mode: preview.mode,
      day: plan.day,
      schools: plan.schools.length,
      ...preview.counts,
    },
  })
}

/** Who lost all or some of what they were by the day of the import: their sessions end with it. */
function leaversOf({ people, rolesEnd }: ImportPlan, today: IsoDay): readonly string[] {
  const ended = people.filter(({ altered }) =>
    altered.some(({ until }) => until !== undefined && until <= today),
  )
  const lost = rolesEnd.filter(({ day }) => day <= today)
  return [
    ...new Set([
      ...ended.map(({ person }) => person.personId),
      ...lost.map(({ personId }) => personId),
    ]),
  ]
}

function isEmpty({ people, schools, links, linked }: ImportPlan): boolean {
  return people.length + schools.length + links.length + linked.length === 0
}
