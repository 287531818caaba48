import { kyselyAdapter } from '@better-auth/kysely-adapter'
import type { BetterAuthOptions, DBAdapter, Where } from 'better-auth'

import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { isRecord } from '#core/is-record.ts'
import type { Db, Tx } from '#db/db.ts'
import { tellAtLogin } from '#people/sign-in/tell-at-login.ts'

import { auditedModels, auditOf, type Change } from './audit-of-change.ts'

type Adapter = DBAdapter<BetterAuthOptions>
type Within = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/**
 * better-auth's way to the database, for one trust: its own adapter for Kysely, with every call made in
 * a transaction of that trust, and with the audit entries of what the call changed in the same one.
 */
export function authAdapter(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  trustId: string,
): (options: BetterAuthOptions) => Adapter {
  return (options) => {
    const needs = {
      clock,
      over: (tx: Tx) => kyselyAdapter(tx.query, { type: 'postgres' })(options),
    }
    const within: Within = (work) => db.transactionFor(trustId, work)
    return {
      ...calls(needs, within),
      transaction: (work) => within((tx) => work(calls(needs, (inside) => inside(tx)))),
    }
  }
}

type Needs = { readonly clock: Clock; readonly over: (tx: Tx) => Adapter }

function calls(needs: Needs, within: Within): Omit<Adapter, 'transaction'> {
  const { over } = needs
  return {
    id: 'houserules',
    create: <T extends Record<string, unknown>, R = T>(asked: Creating<T>) =>
      within(async (tx) => {
        const made = await over(tx).create<T, R>(asked)
        const row: unknown = made
        await tell(needs, tx, [
          { model: asked.model, done: 'added', row: isRecord(row) ? row : {} },
        ])
        return made
      }),
    findOne: (asked) => within((tx) => over(tx).findOne(asked)),
    findMany: (asked) => within((tx) => over(tx).findMany(asked)),
    count: (asked) => within((tx) => over(tx).count(asked)),
    consumeOne: (asked) => within((tx) => over(tx).consumeOne(asked)),
    incrementOne: (asked) => within((tx) => over(tx).incrementOne(asked)),
    update: (asked) =>
      within((tx) => changed(needs, tx, { asked, work: () => over(tx).update(asked) })),
    updateMany: (asked) =>
      within((tx) => changed(needs, tx, { asked, work: () => over(tx).updateMany(asked) })),
    delete: (asked) =>
      within((tx) => changed(needs, tx, { asked, work: () => over(tx).delete(asked) })),
    deleteMany: (asked) =>
      within((tx) => changed(needs, tx, { asked, work: () => over(tx).deleteMany(asked) })),
  }
}

type Creating<T> = {
  model: string
  data: Omit<T, 'id'>
  select?: string[] | undefined
  forceAllowId?: boolean | undefined
}

type Doing<T> = {
  readonly asked: { readonly model: string; where: Where[]; readonly update?: object }
  readonly work: () => Promise<T>
}

/** Does what better-auth asked, and tells of the rows it changes or takes away. */
async function changed<T>(needs: Needs, tx: Tx, { asked, work }: Doing<T>): Promise<T> {
  if (!auditedModels.includes(asked.model)) return work()
  const { model, where } = asked
  const rows: readonly unknown[] = await needs.over(tx).findMany({ model, where })
  const done = asked.update === undefined ? 'removed' : 'changed'
  const result = await work()
  const changes = rows
    .filter(isRecord)
    .map((row) => ({ model, done, row, set: asked.update }) as const)
  await tell(needs, tx, changes)
  return result
}

async function tell({ clock }: Needs, tx: Tx, changes: readonly Change[]): Promise<void> {
  for (const change of changes) {
    const entry = auditOf(change)
    if (entry === undefined) continue
    await recordAudit(tx, { at: clock.now(), ...entry })
    const kind = letterAbout(entry.action)
    if (kind) await tellAtLogin(tx, { personId: entry.actor, kind })
  }
}

/** Whose second step changed hears of it, as it may not have been they. */
function letterAbout(action: string) {
  if (action === 'authenticator.added') return 'authenticator-added'
  return action === 'authenticator.removed' ? 'authenticator-removed' : undefined
}
