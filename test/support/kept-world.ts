import { z } from 'zod'

import type { Being, Span } from '#access/proof/world.ts'
import type { World } from '#access/proof/random-world.ts'
import { instantAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { addDays, dayOf } from '#core/iso-day.ts'
import type { Db, Tx } from '#db/db.ts'

import { kinds } from '#people/person.ts'
import { roles } from '#people/roles/role.ts'

import { makeTrust } from './makers.ts'

/** Somebody of a made-up world, as the database knows them, with a session. */
export type KeptBeing = {
  readonly being: Being
  readonly trustId: string
  readonly personId: string
  readonly token: string
  readonly strong: boolean
  readonly idleMinutes: number
}

type Ids = ReadonlyMap<string, string>

/** Keeps a made-up world in the database, row by row as it is, and gives its people. */
export async function keepWorld(
  db: Db,
  { trusts, people }: World,
  now: Date,
): Promise<readonly KeptBeing[]> {
  const kept: KeptBeing[] = []
  for (const { id, schools } of trusts) {
    const { trustId } = await makeTrust(db)
    const ids = new Map(schools.map((school) => [school, newId()]))
    const own = people
      .filter(({ trust }) => trust === id)
      .map((being, index) => ({
        being: withoutRepeats(being),
        trustId,
        personId: newId(),
        token: newId(),
        strong: index % 4 !== 3,
        idleMinutes: [0, 12, 29, 30, 31, 600][index % 6] ?? 0,
      }))
    await db.transactionFor(trustId, async (tx) => {
      for (const [school, school_id] of ids) await insertSchool(tx, school, school_id)
      for (const one of own) await insertBeing(tx, one, { ids, now })
    })
    kept.push(...own)
  }
  return kept
}

/** The database keeps nobody twice in one place at once. */
function withoutRepeats(being: Being): Being {
  const once = <T>(all: readonly T[], key: (one: T) => string): readonly T[] => [
    ...new Map(all.map((one) => [key(one), one])).values(),
  ]
  return {
    ...being,
    stays: once(being.stays, ({ kind, school }) => `${kind} ${school}`),
    roles: once(being.roles, ({ role, school }) => `${role} ${school}`),
  }
}

async function insertSchool(tx: Tx, name: string, schoolId: string): Promise<void> {
  const key = { trust_id: tx.trustId, school_id: schoolId }
  const calendar = { terms: [], day: [], designatedAreas: [] }
  await tx.query
    .insertInto('school')
    .values({ ...key, name, calendar: JSON.stringify(calendar) })
    .execute()
}

async function insertBeing(
  tx: Tx,
  kept: KeptBeing,
  { ids, now }: { readonly ids: Ids; readonly now: Date },
): Promise<void> {
  const { being, personId } = kept
  const key = { trust_id: tx.trustId, person_id: personId }
  await tx.query
    .insertInto('person')
    .values({ ...key, given_name: '', family_name: being.id, email: null })
    .execute()
  const placed = (one: Span & { readonly school?: string | undefined }) => ({
    school_id: one.school === undefined ? null : (ids.get(one.school) ?? null),
    until_day: one.until === undefined ? null : addDays(dayOf(now), one.until),
  })
  for (const stay of being.stays) {
    const from_day = stay.from === undefined ? null : addDays(dayOf(now), stay.from)
    const row = { ...key, stay_id: newId(), job: null, source: null, from_day, ...placed(stay) }
    await tx.query
      .insertInto('stay')
      .values({ ...row, kind: z.enum(kinds).parse(stay.kind) })
      .execute()
  }
  for (const { role, capacity, ...held } of being.roles) {
    const from_day = addDays(dayOf(now), held.from ?? -1000)
    const row = {
      ...key,
      holding_id: newId(),
      role: z.enum(roles).parse(role),
      capacity,
      from_day,
      ...placed(held),
    }
    await tx.query.insertInto('role_holding').values(row).execute()
  }
  await insertSession(tx, kept, now)
}

async function insertSession(tx: Tx, kept: KeptBeing, now: Date): Promise<void> {
  const seen = instantAt(now.getTime() - kept.idleMinutes * 60_000)
  const expires = instantAt(now.getTime() + 3_600_000)
  const made = { trust_id: tx.trustId, made_at: seen, changed_at: seen }
  await tx.query
    .insertInto('login')
    .values({ id: kept.personId, email: null, ...made })
    .execute()
  await tx.query
    .insertInto('login_session')
    .values({
      trust_id: tx.trustId,
      id: newId(),
      person_id: kept.personId,
      token: kept.token,
      way: 'passkey',
      strong: kept.strong,
      browser: '',
      opened_at: seen,
      seen_at: seen,
      changed_at: seen,
      expires_at: expires,
    })
    .execute()
}
