import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'

import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'
import type { ShownKind } from '#people/kind-words.ts'
import { jobs, kinds, type Stay } from '#people/person.ts'

import type { Places, VisiblePeople } from './visible-people.ts'

/** A person as a list shows one. */
export type ListedPerson = {
  readonly personId: string
  readonly name: string
  readonly stays: readonly Stay[]
  /** Whether they can sign in, or have a link to begin with that still works. */
  readonly signIn: 'may' | 'invited' | 'no'
}

/** Which people: those who may be seen, and of them those who are sought. */
export type Which = {
  readonly visible: VisiblePeople
  readonly day: IsoDay
  readonly words: readonly string[]
  readonly kind?: ShownKind | undefined
  readonly schoolId?: string | undefined
  readonly isWorking?: boolean | undefined
}

const byName = sql`lower(family_name) collate "C", lower(given_name) collate "C", person_id`

/** How many people of the trust there are that may be seen and are sought. */
export async function countPeople(tx: Tx, which: Which): Promise<number> {
  const row = await tx.query
    .selectFrom('person')
    .select((from) => from.fn.countAll<string>().as('count'))
    .where('trust_id', '=', tx.trustId)
    .where(isMeant(which))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Some of those people, by family name. */
export async function findPeople(
  tx: Tx,
  which: Which,
  slice: { readonly limit: number; readonly offset: number; readonly now: Date },
): Promise<readonly ListedPerson[]> {
  // The page is cut first, so that stays are gathered for those on it only.
  const page = tx.query
    .selectFrom('person')
    .select(['trust_id', 'person_id', 'given_name', 'family_name'])
    .where('trust_id', '=', tx.trustId)
    .where(isMeant(which))
    .orderBy(byName)
    .limit(slice.limit)
    .offset(slice.offset)
  const rows = await tx.query
    .selectFrom(page.as('person'))
    .select(['person_id', 'given_name', 'family_name'])
    .select([staysOf.as('stays'), signInOf(slice.now).as('sign_in')])
    .orderBy(byName)
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    name: `${row.given_name} ${row.family_name}`.trim(),
    stays: stayRows.parse(row.stays),
    signIn: row.sign_in,
  }))
}

/** Whether one person can sign in, or has a link to begin with that still works. */
export async function findSignInOf(
  tx: Tx,
  personId: string,
  now: Date,
): Promise<ListedPerson['signIn']> {
  const row = await tx.query
    .selectFrom('person')
    .select(signInOf(now).as('sign_in'))
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.sign_in ?? 'no'
}

function isMeant(which: Which): RawBuilder<boolean> {
  const wanted = which.words.map(hasWord)
  if (which.isWorking) wanted.push(works(which.day))
  return sql`(${sql.join([mayBeSeen(which.visible), ...wanted, isSought(which)], sql` and `)})`
}

function mayBeSeen({ everyone, adults }: VisiblePeople): RawBuilder<boolean> {
  return sql`(${isAt(everyone)} or (${isAt(adults)} and not ${wasEver('pupil')}))`
}

function isAt(places: Places): RawBuilder<boolean> {
  if (places === 'trust') return sql`true`
  if (places.length === 0) return sql`false`
  return hasStay(sql`school_id in (${sql.join(places)})`)
}

function wasEver(kind: string): RawBuilder<boolean> {
  return hasStay(sql`kind = ${kind}`)
}

function hasStay(like: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`exists (
    select from stay
    where stay.trust_id = person.trust_id and stay.person_id = person.person_id and ${like}
  )`
}

/** A name has a word that begins so; the parts of a double name are words too. */
function hasWord(word: string): RawBuilder<boolean> {
  return sql`position(' ' || lower(${word}) in
    ' ' || lower(translate(given_name || ' ' || family_name, '-''’', '   '))) > 0`
}

function works(day: IsoDay): RawBuilder<boolean> {
  return hasStay(sql`kind not in ('pupil', 'parent') and ${goesOn(day)}`)
}

function isSought({ kind, schoolId, day }: Which): RawBuilder<boolean> {
  if (kind === 'former-pupil') {
    return sql`(${hasStay(sql`kind = 'pupil' ${at(schoolId)}`)}
      and not ${hasStay(sql`kind = 'pupil' and ${goesOn(day)}`)})`
  }
  if (kind !== undefined) return hasStay(sql`kind = ${kind} and ${goesOn(day)} ${at(schoolId)}`)
  return schoolId === undefined ? sql`true` : hasStay(sql`school_id = ${schoolId}`)
}

function at(schoolId: string | undefined): RawBuilder<unknown> {
  return schoolId === undefined ? sql`` : sql`and school_id = ${schoolId}`
}

/** Not over yet; what begins later is listed already. */
function goesOn(day: IsoDay): RawBuilder<boolean> {
  return sql`(until_day is null or until_day > ${day}::date)`
}

const staysOf = sql<unknown>`(
  select coalesce(json_agg(json_build_object(
    'kind', kind, 'schoolId', school_id, 'job', job, 'from', from_day, 'until', until_day
  ) order by stay_id), '[]'::json)
  from stay where stay.trust_id = person.trust_id and stay.person_id = person.person_id
)`

function signInOf(now: Date): RawBuilder<ListedPerson['signIn']> {
  return sql`case
    when exists (
      select from login where login.trust_id = person.trust_id and login.id = person.person_id
    ) then 'may'
    when exists (
      select from invitation
      where invitation.trust_id = person.trust_id and invitation.person_id = person.person_id
        and used_at is null and expires_at > ${now}::timestamptz
    ) then 'invited'
    else 'no'
  end`
}

const absent = z
  .string()
  .nullable()
  .transform((text) => text ?? undefined)
const stayRows = z.array(
  z.object({
    kind: z.enum(kinds),
    schoolId: absent,
    job: z
      .enum(jobs)
      .nullable()
      .transform((job) => job ?? undefined),
    from: absent,
    until: absent,
  }),
)
