import { sql } from 'kysely'
import { z } from 'zod'

import type { Visitor } from '#access/visitor.ts'
import { recordAudit } from '#audit/audit.store.ts'
import { dayOf } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'
import type { Way } from '#db/tables/sign-in.ts'
import { isWork, kinds } from '#people/person.ts'

import { endOf, minutesBetween } from './session-time.ts'

/** A session that counts, and whose it is. */
export type Found = {
  readonly visitor: Visitor
  readonly way: Way
  /** When it ends, whatever happens in it. */
  readonly endsAt: Date
}

type Asked = {
  readonly token: string
  readonly now: Date
  /** A page asks of its own accord, whether or not anybody is there: that is no use of the session. */
  readonly isByItself?: boolean
}

/**
 * Whose session this is, as they stand today; undefined when it does not count. One that ended, or whose
 * owner left or lost a role since, is taken away.
 */
export async function findVisitor(
  tx: Tx,
  { token, now, isByItself }: Asked,
): Promise<Found | undefined> {
  const row = await findRow(tx, token, now)
  if (row === undefined || row.is_half_way) return undefined
  const stays = read(stayRows, row.stays)
  const endsAt = endOf(row.opened_at, row.way)
  const because = endsAt <= now ? 'too-old' : endingOf(row, stays)
  if (because !== undefined) {
    await endSession(tx, row, { because, now })
    return undefined
  }
  if (isByItself !== true) await touch(tx, row, now)
  const holdings = stays.some(({ kind }) => isWork(kind)) ? read(holdingRows, row.holdings) : []
  const visitor: Visitor = {
    trustId: tx.trustId,
    personId: row.person_id,
    name: `${row.given_name} ${row.family_name}`.trim(),
    sessionId: row.id,
    holdings,
    stays,
    strong: row.strong,
    idleMinutes: minutesBetween(row.seen_at, now),
  }
  return { visitor, way: row.way, endsAt }
}

/** Minutes without a request after which confidential pages stay shut until the next sign-in. */
const idleLimit = 30

async function findRow(tx: Tx, token: string, now: Date) {
  const day = dayOf(now)
  return tx.query
    .selectFrom('login_session')
    .innerJoin('login', (on) =>
      on
        .onRef('login.trust_id', '=', 'login_session.trust_id')
        .onRef('login.id', '=', 'login_session.person_id'),
    )
    .innerJoin('person', (on) =>
      on
        .onRef('person.trust_id', '=', 'login_session.trust_id')
        .onRef('person.person_id', '=', 'login_session.person_id'),
    )
    .select([
      'login_session.id',
      'login_session.person_id',
      'way',
      'strong',
      'opened_at',
      'seen_at',
    ])
    .select(['given_name', 'family_name'])
    .select([
      sql<boolean>`way = 'half-way' or (way = 'password' and has_second_factor)`.as('is_half_way'),
      sql<boolean>`coalesce(
        (select pupils_may from sign_in_setting s where s.trust_id = login_session.trust_id), false
      )`.as('pupils_may'),
      sql<unknown>`(
        select coalesce(json_agg(json_build_object(
          'kind', kind, 'schoolId', school_id, 'job', job) order by stay_id), '[]'::json)
        from stay
        where stay.trust_id = login_session.trust_id and stay.person_id = login_session.person_id
          and (from_day is null or from_day <= ${day}::date)
          and (until_day is null or until_day > ${day}::date)
      )`.as('stays'),
      sql<unknown>`(
        select coalesce(json_agg(json_build_object(
          'role', role, 'schoolId', school_id, 'capacity', capacity) order by holding_id), '[]'::json)
        from role_holding held
        where held.trust_id = login_session.trust_id and held.person_id = login_session.person_id
          and from_day <= ${day}::date and (until_day is null or until_day > ${day}::date)
      )`.as('holdings'),
      lostSomething('stay', day).as('lost_stay'),
      lostSomething('role_holding', day).as('lost_role'),
      isShut.as('is_shut'),
    ])
    .where('login_session.trust_id', '=', tx.trustId)
    .where('login_session.token', '=', token)
    .executeTakeFirst()
}

/** The trust's directory has shut their account, whatever another system says of them since. */
const isShut = sql<boolean>`exists (
  select from scim_user shut
  where shut.trust_id = login_session.trust_id and shut.person_id = login_session.person_id
    and not shut.is_active
)`

/** The day came on which something ended that went on when the session began. */
function lostSomething(table: 'stay' | 'role_holding', day: string) {
  return sql<boolean>`exists (
    select from ${sql.table(table)} lost
    where lost.trust_id = login_session.trust_id and lost.person_id = login_session.person_id
      and lost.until_day <= ${day}::date
      and lost.until_day > (opened_at at time zone 'Europe/London')::date
  )`
}

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>

function endingOf(row: Row, stays: readonly { readonly kind: string }[]): string | undefined {
  if (row.is_shut) return 'account-shut'
  if (row.lost_stay || row.lost_role) return 'role-or-stay-ended'
  const isLetIn = stays.some(({ kind }) => kind !== 'pupil' || row.pupils_may)
  return isLetIn ? undefined : 'may-not-sign-in'
}

async function endSession(
  tx: Tx,
  { id, person_id }: Row,
  { because, now }: { readonly because: string; readonly now: Date },
): Promise<void> {
  const { numDeletedRows } = await tx.query
    .deleteFrom('login_session')
    .where('trust_id', '=', tx.trustId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numDeletedRows === 0n) return
  const subject = { kind: 'session', id }
  await recordAudit(tx, {
    at: now,
    actor: person_id,
    action: 'session.ended',
    subject,
    facts: { because },
  })
}

/** Notes that a session was used, by the minute; one that was left for too long stays so. */
async function touch(tx: Tx, { id, seen_at: seenAt }: Row, now: Date): Promise<void> {
  const idleMinutes = minutesBetween(seenAt, now)
  if (idleMinutes === 0 || idleMinutes >= idleLimit) return
  await tx.query
    .updateTable('login_session')
    .set({ seen_at: now })
    .where('trust_id', '=', tx.trustId)
    .where('id', '=', id)
    .execute()
}

const absent = z
  .string()
  .nullable()
  .transform((id) => id ?? undefined)
const stayRows = z.array(z.object({ kind: z.enum(kinds), schoolId: absent, job: absent }))
const holdingRows = z.array(
  z.object({ role: z.string(), schoolId: absent, capacity: z.enum(['holder', 'alternate']) }),
)

function read<T>(schema: z.ZodType<T>, rows: unknown): T {
  return schema.parse(rows)
}
