import type { IsoDay } from '#core/iso-day.ts'
import type { PlatformTx, Tx } from '#db/db.ts'

import type { TrustInRound } from './morning.ts'

/** One morning's work that was asked for. */
export type KeptRound = {
  readonly day: IsoDay
  readonly morning: string
  readonly doneAt: Date | null
  readonly trust: TrustInRound
}

/** The trusts for which a round is made. */
export async function findTrustIds(tx: PlatformTx): Promise<readonly string[]> {
  const trusts = await tx.query.selectFrom('trust').select('trust_id').orderBy('code').execute()
  return trusts.map((trust) => trust.trust_id)
}

/** Keeps that a round is asked for; false when it was before. */
export async function insertRound(
  tx: Tx,
  round: {
    readonly roundId: string
    readonly day: IsoDay
    readonly morning: string
    readonly askedAt: Date
  },
): Promise<boolean> {
  const kept = await tx.query
    .insertInto('morning_round')
    .values({
      trust_id: tx.trustId,
      round_id: round.roundId,
      day: round.day,
      morning: round.morning,
      asked_at: round.askedAt,
    })
    .onConflict((clash) => clash.columns(['trust_id', 'day', 'morning']).doNothing())
    .returning('round_id')
    .executeTakeFirst()
  return kept !== undefined
}

/** The round with this id, and its trust. */
export async function findRound(tx: Tx, roundId: string): Promise<KeptRound | undefined> {
  const row = await tx.query
    .selectFrom('morning_round')
    .innerJoin('trust', 'trust.trust_id', 'morning_round.trust_id')
    .select(['day', 'morning', 'done_at', 'trust.trust_id', 'code', 'slug', 'name'])
    .where('morning_round.trust_id', '=', tx.trustId)
    .where('round_id', '=', roundId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { day, morning, done_at: doneAt, trust_id: trustId, code, slug, name } = row
  return { day, morning, doneAt, trust: { trustId, code, slug, name } }
}

/** Keeps that a round was made to its end. */
export async function closeRound(tx: Tx, roundId: string, doneAt: Date): Promise<void> {
  await tx.query
    .updateTable('morning_round')
    .set({ done_at: doneAt })
    .where('trust_id', '=', tx.trustId)
    .where('round_id', '=', roundId)
    .execute()
}

/** Forgets the rounds of days before this one. */
export async function forgetRoundsBefore(tx: Tx, day: IsoDay): Promise<void> {
  await tx.query
    .deleteFrom('morning_round')
    .where('trust_id', '=', tx.trustId)
    .where('day', '<', day)
    .execute()
}
