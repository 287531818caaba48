import { sql } from 'kysely'

import { newId } from '#core/ids.ts'
import type { Tx } from '#db/db.ts'

import type { HeldLink, HeldStay, ImportPlan, PersonPlan, RolesEnd, SchoolPlan } from './plan.ts'

/** What is written beside every change of an import; `onStep` hears how many of all steps are done. */
type Change = {
  readonly at: Date
  readonly cause: string
  readonly source: string
  readonly onStep?: ((done: number, of: number) => void) | undefined
}

// So many rows go to the database in one statement.
const batch = 2000

/** Does what a plan says, in whole batches of rows; call it inside the transaction of the plan. */
export async function applyPlan(tx: Tx, plan: ImportPlan, change: Change): Promise<void> {
  const steps = [
    () => putSchools(tx, plan.schools, change),
    () => putPeople(tx, plan.people),
    () => putPupils(tx, plan.people),
    () => putNames(tx, plan, change.source),
    () => insertStays(tx, plan.people),
    () => updateStays(tx, plan.people),
    () => putLinks(tx, plan.links),
    () => endRoles(tx, plan.rolesEnd, change),
    () => appendPeopleHistory(tx, plan.people, change),
  ]
  for (const [done, step] of steps.entries()) {
    change.onStep?.(done, steps.length)
    await step()
  }
}

/** Rows are made as they are sent, so that only one batch of them is held. */
async function inBatches(
  rows: Iterable<object>,
  run: (json: string) => Promise<unknown>,
): Promise<void> {
  let waiting: object[] = []
  const send = async () => {
    const json = JSON.stringify(waiting)
    waiting = []
    await run(json)
  }
  for (const row of rows) {
    waiting.push(row)
    if (waiting.length === batch) await send()
  }
  if (waiting.length > 0) await send()
}

async function putSchools(tx: Tx, plans: readonly SchoolPlan[], change: Change): Promise<void> {
  const changed = plans
    .filter(({ type }) => type !== 'linked')
    .map(({ school }) => ({ ...school, history_id: newId() }))
  await inBatches(changed, async (json) => {
    await sql`
      insert into school (trust_id, school_id, name, urn, phase, calendar)
      select ${tx.trustId}::uuid, "schoolId", name, urn, phase, calendar
      from json_to_recordset(${json}::json)
        as given("schoolId" uuid, name text, urn text, phase text, calendar jsonb)
      on conflict (trust_id, school_id)
      do update set name = excluded.name, urn = excluded.urn, phase = excluded.phase`.execute(
      tx.query,
    )
    await sql`
      insert into people_history
        (trust_id, history_id, subject_kind, subject_id, at, cause, state)
      select ${tx.trustId}::uuid, history_id, 'school', "schoolId", ${change.at}::timestamptz,
        ${change.cause}::text, jsonb_strip_nulls(jsonb_build_object('name', name, 'urn', urn, 'phase', phase))
      from json_to_recordset(${json}::json)
        as given(history_id uuid, "schoolId" uuid, name text, urn text, phase text)`.execute(
      tx.query,
    )
  })
}

async function putPeople(tx: Tx, plans: readonly PersonPlan[]): Promise<void> {
  const rows = plans
    .values()
    .filter(({ hasNewFacts }) => hasNewFacts)
    .map(({ person }) => person)
  await inBatches(rows, (json) =>
    sql`
      insert into person (trust_id, person_id, given_name, family_name, email)
      select ${tx.trustId}::uuid, "personId", "givenName", "familyName", email
      from json_to_recordset(${json}::json)
        as given("personId" uuid, "givenName" text, "familyName" text, email text)
      on conflict (trust_id, person_id) do update
      set given_name = excluded.given_name, family_name = excluded.family_name,
        email = excluded.email`.execute(tx.query),
  )
}

async function putPupils(tx: Tx, plans: readonly PersonPlan[]): Promise<void> {
  const rows = plans
    .values()
    .filter(({ isPupil, hasNewFacts, added }) => isPupil && (hasNewFacts || added.length > 0))
  await inBatches(
    rows.map(({ person }) => person),
    (json) =>
      sql`
        insert into pupil (trust_id, person_id, date_of_birth, year_group)
        select ${tx.trustId}::uuid, "personId", "dateOfBirth", "yearGroup"
        from json_to_recordset(${json}::json)
          as given("personId" uuid, "dateOfBirth" date, "yearGroup" text)
        on conflict (trust_id, person_id) do update
        set date_of_birth = excluded.date_of_birth, year_group = excluded.year_group`.execute(
        tx.query,
      ),
  )
}

/** Keeps what the other system calls the people and schools that it had not named before. */
async function putNames(
  tx: Tx,
  { people, schools, linked }: ImportPlan,
  source: string,
): Promise<void> {
  const rows = [
    ...schools.map(({ id, school }) => ({ thing: 'school', id, school_id: school.schoolId })),
    ...people
      .filter(({ type }) => type === 'new')
      .map(({ id, person }) => ({ thing: 'person', id, person_id: person.personId })),
    ...linked.map(({ id, personId }) => ({ thing: 'person', id, person_id: personId })),
  ]
  await inBatches(rows, (json) =>
    sql`
      insert into external_id (trust_id, source, thing, id, person_id, school_id)
      select ${tx.trustId}::uuid, ${source}::text, thing, id, person_id, school_id
      from json_to_recordset(${json}::json)
        as given(thing text, id text, person_id uuid, school_id uuid)
      on conflict (trust_id, source, thing, id) do nothing`.execute(tx.query),
  )
}

async function insertStays(tx: Tx, plans: readonly PersonPlan[]): Promise<void> {
  const rows = plans
    .values()
    .flatMap(({ added, person }) =>
      added.map((stay: HeldStay) => ({ ...stay, personId: person.personId })),
    )
  await inBatches(rows, (json) =>
    sql`
      insert into stay
        (trust_id, stay_id, person_id, kind, school_id, job, from_day, until_day, source)
      select ${tx.trustId}::uuid, "stayId", "personId", kind, "schoolId", job, "from", until, source
      from json_to_recordset(${json}::json)
        as given("stayId" uuid, "personId" uuid, kind text, "schoolId" uuid, job text,
          "from" date, until date, source text)`.execute(tx.query),
  )
}

async function updateStays(tx: Tx, plans: readonly PersonPlan[]): Promise<void> {
  await inBatches(
    plans.values().flatMap(({ altered }) => altered),
    (json) =>
      sql`
        update stay
        set job = given.job, from_day = given."from", until_day = given.until
        from json_to_recordset(${json}::json)
          as given("stayId" uuid, job text, "from" date, until date)
        where stay.trust_id = ${tx.trustId}::uuid and stay.stay_id = given."stayId"`.execute(
        tx.query,
      ),
  )
}

async function putLinks(tx: Tx, links: readonly HeldLink[]): Promise<void> {
  await inBatches(links, (json) =>
    sql`
      insert into parent_link (trust_id, pupil_id, parent_id, has_responsibility, until_day)
      select ${tx.trustId}::uuid, "pupilId", "parentId", "hasResponsibility", until
      from json_to_recordset(${json}::json)
        as given("pupilId" uuid, "parentId" uuid, "hasResponsibility" boolean, until date)
      on conflict (trust_id, pupil_id, parent_id) do update
      set has_responsibility = excluded.has_responsibility,
        until_day = excluded.until_day`.execute(tx.query),
  )
}

/** Ends the roles of people who left, on the day they left, and keeps how each then stood. */
async function endRoles(tx: Tx, ends: readonly RolesEnd[], change: Change): Promise<void> {
  await inBatches(ends, (json) =>
    sql`
      with ended as (
        update role_holding as held
        set until_day = greatest(held.from_day, given.day)
        from json_to_recordset(${json}::json) as given("personId" uuid, "schoolId" uuid, day date)
        where held.trust_id = ${tx.trustId}::uuid and held.person_id = given."personId"
          and (given."schoolId" is null or held.school_id = given."schoolId")
          and (held.until_day is null or held.until_day > greatest(held.from_day, given.day))
        returning held.*
      )
      insert into people_history
        (trust_id, history_id, subject_kind, subject_id, at, cause, state)
      select trust_id, gen_random_uuid(), 'role', holding_id, ${change.at}::timestamptz,
        ${change.cause}::text,
        jsonb_strip_nulls(jsonb_build_object('personId', person_id, 'role', role,
          'schoolId', school_id, 'capacity', capacity, 'from', from_day, 'until', until_day))
      from ended`.execute(tx.query),
  )
}

async function appendPeopleHistory(
  tx: Tx,
  plans: readonly PersonPlan[],
  change: Change,
): Promise<void> {
  const rows = plans.values().map(({ person: { personId, ...facts }, stays }) => ({
    history_id: newId(),
    personId,
    state: { ...facts, stays },
  }))
  await inBatches(rows, (json) =>
    sql`
      insert into people_history
        (trust_id, history_id, subject_kind, subject_id, at, cause, state)
      select ${tx.trustId}::uuid, history_id, 'person', "personId", ${change.at}::timestamptz,
        ${change.cause}::text, state
      from json_to_recordset(${json}::json)
        as given(history_id uuid, "personId" uuid, state jsonb)`.execute(tx.query),
  )
}
