import { sql, type Selectable } from 'kysely'
import { z } from 'zod'

import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'
import type { DisclosureTable } from '#db/tables/disclosures.ts'

import { saidYesSchema, type Disclosure } from './disclosure.ts'
import type { DisclosedTo } from './visible-disclosures.ts'

/** Keeps a new disclosure; gives false, and changes nothing, when its id is taken. */
export async function insertDisclosure(tx: Tx, disclosure: Disclosure): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.query
    .insertInto('disclosure')
    .values({
      trust_id: tx.trustId,
      disclosure_id: disclosure.disclosureId,
      person_id: disclosure.personId,
      kind: disclosure.kind,
      clause: disclosure.clause,
      to_roles: disclosure.to,
      needs_all: disclosure.needsAll,
      chosen: disclosure.chosen,
      disclosed_at: disclosure.disclosedAt,
      renews: disclosure.renews ?? null,
      ...standing(disclosure),
    })
    .onConflict((clash) => clash.columns(['trust_id', 'disclosure_id']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Changes how a disclosure stands, from the revision before; false when somebody was faster. */
export async function updateDisclosure(tx: Tx, disclosure: Disclosure): Promise<boolean> {
  const { numUpdatedRows } = await tx.query
    .updateTable('disclosure')
    .set(standing(disclosure))
    .where('trust_id', '=', tx.trustId)
    .where('disclosure_id', '=', disclosure.disclosureId)
    .where('revision', '=', disclosure.revision - 1)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Keeps that its author opened a disclosure at a time, for what was decided on it before. */
export async function markSeen(tx: Tx, disclosureId: string, at: Date): Promise<void> {
  await tx.query
    .updateTable('disclosure')
    .set({ seen_at: at })
    .where('trust_id', '=', tx.trustId)
    .where('disclosure_id', '=', disclosureId)
    .execute()
}

function standing(disclosure: Disclosure) {
  return {
    state: disclosure.state,
    revision: disclosure.revision,
    said_yes: JSON.stringify(disclosure.saidYes),
    decided_at: disclosure.decidedAt ?? null,
    decided_by: disclosure.decidedBy ?? null,
    decided_as: disclosure.decidedRole ?? null,
    from_day: disclosure.fromDay ?? null,
    ends_on: disclosure.endsOn ?? null,
    withdrawn_at: disclosure.withdrawnAt ?? null,
  }
}

/** The disclosure with this id, if the transaction's trust has one. */
export async function findDisclosure(
  tx: Tx,
  disclosureId: string,
): Promise<Disclosure | undefined> {
  const row = await tx.query
    .selectFrom('disclosure')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .where('disclosure_id', '=', disclosureId)
    .executeTakeFirst()
  return row && fromRow(row)
}

/** Up to `limit` disclosures of a person, the newest first; those before the id `before` where given. */
export async function findDisclosuresOf(
  tx: Tx,
  asked: {
    readonly personId: string
    readonly before?: string | undefined
    readonly limit: number
  },
): Promise<readonly Disclosure[]> {
  const all = tx.query
    .selectFrom('disclosure')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', asked.personId)
  const rest = asked.before === undefined ? all : all.where('disclosure_id', '<', asked.before)
  const rows = await rest.orderBy('disclosure_id', 'desc').limit(asked.limit).execute()
  return rows.map(fromRow)
}

/** Which disclosures of others: those sent to roles somebody holds, and how they stand. */
export type Which = {
  readonly to: readonly DisclosedTo[]
  /** Whoever looks: their own are not among them. */
  readonly butOf: string
  readonly day: IsoDay
  readonly waiting: boolean
}

/** Up to `limit` of the disclosures of others that somebody may read, the newest first. */
export async function findDisclosuresTo(
  tx: Tx,
  which: Which,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
): Promise<readonly Disclosure[]> {
  if (which.to.length === 0) return []
  const all = tx.query
    .selectFrom('disclosure')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .where(isAmong(which))
  const rest = before === undefined ? all : all.where('disclosure_id', '<', before)
  const rows = await rest.orderBy('disclosure_id', 'desc').limit(limit).execute()
  return rows.map(fromRow)
}

/** How many disclosures of others wait for somebody's decision. */
export async function countDisclosuresTo(tx: Tx, which: Which): Promise<number> {
  if (which.to.length === 0) return 0
  const row = await tx.query
    .selectFrom('disclosure')
    .select((from) => from.fn.countAll<string>().as('count'))
    .where('trust_id', '=', tx.trustId)
    .where(isAmong(which))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** What waits for a role of whoever looks that has not decided, or what does not. */
function isAmong(which: Which) {
  const waits = sql<boolean>`(state = 'waiting' and ${isSentTo(which, 'unsaid')})`
  return which.waiting ? waits : sql<boolean>`(${isSentTo(which, 'any')} and not ${waits})`
}

/** The same as `disclosed-to` of access.cedar, which a test compares. */
function isSentTo({ to, butOf, day }: Which, roles: 'any' | 'unsaid') {
  const held = to.map(({ role, at }) => {
    const here =
      at === 'trust'
        ? sql`true`
        : sql`exists (
          select from stay
          where stay.trust_id = disclosure.trust_id and stay.person_id = disclosure.person_id
            and stay.school_id = any(${at}::uuid[])
            and (stay.from_day is null or stay.from_day <= ${day}::date)
            and (stay.until_day is null or stay.until_day > ${day}::date))`
    const unsaid = roles === 'any' ? sql`true` : sql`said_yes -> ${role}::text is null`
    return sql<boolean>`(${role} = any(to_roles) and ${unsaid} and ${here})`
  })
  return sql<boolean>`(person_id <> ${butOf}::uuid
    and (chosen = '{}' or ${butOf}::uuid = any(chosen)) and (${sql.join(held, sql` or `)}))`
}

/** Up to `limit` disclosures that hold and end by a day, the first to end first. */
export async function findEnding(
  tx: Tx,
  asked: { readonly from: IsoDay; readonly by: IsoDay; readonly limit: number },
): Promise<readonly Disclosure[]> {
  const rows = await tx.query
    .selectFrom('disclosure')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .where('state', 'in', ['allowed', 'allowed-with-conditions'])
    .where('ends_on', '>=', asked.from)
    .where('ends_on', '<=', asked.by)
    .where('disclosure_id', 'not in', (query) =>
      query
        .selectFrom('disclosure as renewal')
        .select('renewal.renews')
        .where('renewal.trust_id', '=', tx.trustId)
        .where('renewal.renews', 'is not', null)
        .where('renewal.state', '!=', 'withdrawn')
        .$narrowType<{ renews: string }>(),
    )
    .orderBy('ends_on')
    .limit(asked.limit)
    .execute()
  return rows.map(fromRow)
}

const saidYes = z.record(z.string(), saidYesSchema)

function fromRow(row: Selectable<DisclosureTable>): Disclosure {
  return {
    disclosureId: row.disclosure_id,
    kind: row.kind,
    clause: row.clause,
    personId: row.person_id,
    to: row.to_roles,
    needsAll: row.needs_all,
    saidYes: saidYes.parse(row.said_yes),
    chosen: row.chosen,
    state: row.state,
    revision: row.revision,
    disclosedAt: row.disclosed_at,
    ...decidedIn(row),
    fromDay: row.from_day ?? undefined,
    endsOn: row.ends_on ?? undefined,
    withdrawnAt: row.withdrawn_at ?? undefined,
    renews: row.renews ?? undefined,
    erasedAt: row.erased_at ?? undefined,
  }
}

function decidedIn(
  row: Selectable<DisclosureTable>,
): Pick<Disclosure, 'decidedAt' | 'decidedBy' | 'decidedRole' | 'seenAt'> {
  return {
    decidedAt: row.decided_at ?? undefined,
    decidedBy: row.decided_by ?? undefined,
    decidedRole: row.decided_as ?? undefined,
    seenAt: row.seen_at ?? undefined,
  }
}
