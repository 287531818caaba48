import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'

/** Keeps that somebody looked at, or took away, the list of who has still to read. */
export async function noteLooking(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: {
    readonly trustId: string
    readonly by: string
    readonly action: 'reading.listed' | 'reading.exported'
    readonly count: number
    readonly sought: Readonly<Record<string, string | undefined>>
  },
): Promise<void> {
  const { trustId, by, action, count, sought } = asked
  await db.transactionFor(trustId, (tx) =>
    recordAudit(tx, {
      at: clock.now(),
      actor: by,
      action,
      subject: { kind: 'trust', id: trustId },
      facts: { people: count, ...present(sought) },
    }),
  )
}

function present(sought: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const given = Object.entries(sought).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return Object.fromEntries(given)
}
