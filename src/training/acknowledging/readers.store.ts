import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'

import type { IsoDay } from '#core/iso-day.ts'
import { instantAt } from '#core/clock.ts'
import type { Tx } from '#db/db.ts'
import { jobs, kinds, type Stay } from '#people/person.ts'
import type { Done, Refresher } from '#training/owed/reader.ts'
import { asksInOrder } from '#training/owed/requirement.ts'

/** A person with what they are and hold on a day, and everything they read, learnt and checked. */
export type KeptReader = {
  readonly personId: string
  readonly name: string
  readonly stays: readonly Stay[]
  readonly holdings: readonly { readonly role: string; readonly schoolId?: string | undefined }[]
  readonly done: readonly Done[]
  readonly refreshers: readonly Refresher[]
  readonly selfCheckedOn?: IsoDay | undefined
  /** Mail can reach them. */
  readonly hasAddress: boolean
}

/** Which people are looked at: one or some by id, or those of some kinds at some schools. */
export type WhichReaders =
  | { readonly type: 'one'; readonly personId: string }
  | { readonly type: 'some'; readonly personIds: readonly string[] }
  | {
      readonly type: 'all'
      readonly kinds: readonly string[]
      /** Schools of theirs; all of the trust when left out. */
      readonly schools?: readonly string[] | undefined
    }

/** The people as they stand on a day, by family name. One statement, however many they are. */
export async function findReaders(
  tx: Tx,
  which: WhichReaders,
  day: IsoDay,
): Promise<readonly KeptReader[]> {
  const { rows } = await sql<z.input<typeof row>>`
    select person.person_id as "personId", given_name as "givenName", family_name as "familyName", email is not null as "hasAddress",
      (${staysOf(day)}) as stays, (${holdingsOf(day)}) as holdings,
      (${doneOf}) as done, (${refreshersOf}) as refreshers,
      (select max(done_on)::text from self_check made
        where made.trust_id = person.trust_id and made.person_id = person.person_id) as "selfCheckedOn"
    from person
    where person.trust_id = ${tx.trustId}::uuid and ${isMeant(which, day)}
    order by lower(family_name) collate "C", lower(given_name) collate "C", person_id`.execute(
    tx.query,
  )
  return rows.map((one) => readerOf(row.parse(one)))
}

function isMeant(which: WhichReaders, day: IsoDay): RawBuilder<boolean> {
  if (which.type === 'one') return sql`person.person_id = ${which.personId}::uuid`
  if (which.type === 'some') return sql`person.person_id = any(${which.personIds}::uuid[])`
  const { kinds: wanted, schools } = which
  const there = schools ? sql`and school_id = any(${schools}::uuid[])` : sql``
  return sql`exists (
    select from stay theirs
    where ${isTheirs} and kind = any(${wanted}::text[]) ${there} and ${holds(day)}
  )`
}

function holds(day: IsoDay): RawBuilder<boolean> {
  return sql`(from_day is null or from_day <= ${day}::date)
    and (until_day is null or until_day > ${day}::date)`
}

const isTheirs = sql`theirs.trust_id = person.trust_id and theirs.person_id = person.person_id`

function staysOf(day: IsoDay) {
  return sql`select coalesce(json_agg(json_build_object(
      'kind', kind, 'job', job, 'schoolId', school_id, 'from', from_day) order by stay_id), '[]'::json)
    from stay theirs where ${isTheirs} and ${holds(day)}`
}

function holdingsOf(day: IsoDay) {
  return sql`select coalesce(json_agg(json_build_object(
      'role', role, 'schoolId', school_id) order by holding_id), '[]'::json)
    from role_holding theirs where ${isTheirs} and ${holds(day)}`
}

const doneOf = sql`select coalesce(json_agg(json_build_object(
    'requirement', requirement, 'asks', asks, 'seal', seal, 'version', version, 'roles', roles,
    'at', extract(epoch from at) * 1000, 'on', on_day, 'wholeOn', whole_on)), '[]'::json)
  from acknowledged theirs where ${isTheirs}`

const refreshersOf = sql`select coalesce(json_agg(json_build_object(
    'requirement', requirement, 'at', extract(epoch from asked_at) * 1000, 'due', due_day,
    'because', because)), '[]'::json)
  from refresher_person theirs join refresher using (trust_id, refresher_id) where ${isTheirs}`

const absent = z
  .string()
  .nullable()
  .transform((text) => text ?? undefined)
const instant = z.number().transform((time) => instantAt(Math.round(time)))
const row = z.object({
  personId: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  hasAddress: z.boolean(),
  stays: z.array(
    z.object({
      kind: z.enum(kinds),
      job: z
        .enum(jobs)
        .nullable()
        .transform((job) => job ?? undefined),
      schoolId: absent,
      from: absent,
    }),
  ),
  holdings: z.array(z.object({ role: z.string(), schoolId: absent })),
  done: z.array(
    z.object({
      requirement: z.string(),
      asks: z.enum(asksInOrder),
      seal: z.string(),
      version: z.string(),
      roles: z.array(z.string()),
      at: instant,
      on: z.string(),
      wholeOn: z.string(),
    }),
  ),
  refreshers: z.array(
    z.object({ requirement: z.string(), at: instant, due: z.string(), because: z.string() }),
  ),
  selfCheckedOn: absent,
})

function readerOf({ givenName, familyName, ...rest }: z.output<typeof row>): KeptReader {
  return { ...rest, name: `${givenName} ${familyName}`.trim() }
}
