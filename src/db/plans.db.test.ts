import { CompiledQuery, type KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod'

import { hotQuestions } from '#test/hot-questions.ts'
import { makeSchool, makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

import type { Tx } from './db.ts'

const db = await testDb()
const trusts = [await makeTrust(db), await makeTrust(db)]
const trustId = trusts[0]?.trustId ?? ''
const schools: string[] = []
for (const trust of trusts) schools.push((await makeSchool(db, trust)).schoolId)
const schoolId = schools[0] ?? ''
const seal = 'a'.repeat(64)

/** The same id in every trust for the same words and number. */
const idOf = (words: string, number: string | number = 'i'): string =>
  typeof number === 'number'
    ? `md5('${words}${number}')::uuid`
    : `md5('${words}' || ${number})::uuid`

for (const [index, { trustId: id }] of trusts.entries()) {
  await db.engine.exclusively((owner) => owner.script(filling(id, schools[index] ?? '')))
}
const [known] = z
  .array(z.object({ person: z.string(), other: z.string(), school: z.string() }))
  .parse(
    await db.asOwner(
      `select ${idOf('person', 7)} as person, ${idOf('other', 7)} as other, ${idOf('school', 7)} as school`,
    ),
  )
const { person = '', other = '', school: reviewed = '' } = known ?? {}

/** 2,000 people of a trust and 4,000 rows about them in every table that is looked at. */
function filling(id: string, school: string): string {
  const rows = 'from generate_series(1, 4000) i'
  const whose = idOf('person', '(1 + i % 2000)')
  const later = "date '2026-11-20' + i % 900"
  return `begin; select set_config('app.trust', '${id}', true);
    insert into edition (trust_id, edition_id, label, seal, source, vocabulary, loaded_at)
      values ('${id}', ${idOf('edition', 1)}, '1', '${seal}', '', '', now());
    insert into person (trust_id, person_id, given_name, family_name)
      select '${id}', ${idOf('person')}, 'A', 'B' || i from generate_series(1, 2000) i;
    insert into stay (trust_id, stay_id, person_id, kind, school_id)
      select '${id}', ${idOf('stay')}, ${whose}, 'staff', '${school}' from generate_series(1, 2000) i;
    insert into disclosure (trust_id, disclosure_id, kind, clause, person_id, to_roles, state, revision,
        disclosed_at, decided_at, decided_by, decided_as, from_day, ends_on, withdrawn_at)
      select '${id}', ${idOf('other')}, 'tie', 'A-1', ${whose}, '{headteacher}',
        case when i % 50 = 0 then 'waiting' when i % 50 = 1 then 'withdrawn' else 'allowed' end, 1, now(),
        now(), ${idOf('person', '(1 + (i + 1) % 2000)')}, 'headteacher', '2026-01-01', ${later},
        case when i % 50 = 1 then now() end ${rows};
    insert into disclosure_entry (trust_id, disclosure_id, revision, what, made_at, made_by, key_id, sealed)
      select '${id}', ${idOf('other')}, 1, 'disclosed', now(), ${whose}, 'key', '\\x00' ${rows};
    insert into acknowledgement (trust_id, acknowledgement_id, person_id, requirement, asks, seal, version,
        clauses, roles, is_whole, on_day, at)
      select '${id}', ${idOf('other')}, ${whose}, 'policy' || i, 'read', '${seal}', '', '{}', '{}', true,
        '2026-01-01', now() ${rows};
    insert into acknowledged (trust_id, person_id, requirement, acknowledgement_id, asks, seal, version,
        roles, at, on_day, whole_on)
      select '${id}', ${whose}, 'policy' || i, ${idOf('other')}, 'read', '${seal}', '', '{}', now(),
        '2026-01-01', '2026-01-01' ${rows};
    insert into self_check (trust_id, person_id, done_on) select '${id}', ${whose}, ${later} ${rows};
    insert into lesson_session (trust_id, session_id, requirement, seal, school_id, on_day, says,
        recorded_by, recorded_at)
      select '${id}', ${idOf('other')}, 'policy', '${seal}', '${school}', ${later}, 'x', ${whose}, now()
        ${rows};
    insert into school (trust_id, school_id, name, calendar)
      select '${id}', ${idOf('school')}, 'School ' || i, '{}' from generate_series(1, 200) i;
    insert into local_review (trust_id, record_id, seal, school_id, kind, on_day, body, minute,
        recorded_at, recorded_by)
      select '${id}', ${idOf('other')}, '${seal}', ${idOf('school', '(1 + i % 200)')}, 'review', '2026-01-01', 'x', '', now(),
        'test' ${rows};
    insert into review_task (trust_id, review_id, seal, cause, reason, due_day, opened_at, opened_by)
      select '${id}', ${idOf('other')}, '${seal}', case when i % 10 = 0 then 'cycle' else 'request' end,
        'x', date '2026-11-20' + i, now(), 'test' ${rows};
    insert into review_outcome (trust_id, review_id, step, outcome, on_day, body, minute, note,
        recorded_at, recorded_by)
      select '${id}', ${idOf('other')}, 1, 'no-change', '2026-01-01', '', '', '', now(), 'test' ${rows};
    insert into reminder (trust_id, about, person_id, step, sent_at)
      select '${id}', 'about' || i, ${whose}, 'x', now() ${rows};
    commit; analyze`
}

test.each(hotQuestions({ person, other, schoolId, reviewed, seal }))(
  '%s: no table is read through',
  async (_, ask) => {
    const read = await plansOf(ask)

    expect(read.length).toBeGreaterThan(0)
    expect(read.join('\n')).toContain('Index')
    expect(read.flatMap(readThrough)).toEqual([])
  },
)

test('the check bites on a question without an index', async () => {
  const read = await plansOf(({ query }) =>
    query.selectFrom('disclosure').select('clause').where('decided_as', '=', 'dsl').execute(),
  )

  expect(read.flatMap(readThrough)).toEqual(['disclosure'])
})

/** How the database means to answer what a question asks of it. */
async function plansOf(ask: (tx: Tx) => Promise<unknown>): Promise<readonly string[]> {
  return db.transactionFor(trustId, async (tx) => {
    const asked: CompiledQuery[] = []
    await ask({ trustId, query: tx.query.withPlugin(hearing(tx, asked)) })
    const plans: string[] = []
    for (const one of asked) plans.push(JSON.stringify(await planOf(tx, one)))
    return plans
  })
}

/** Hears every statement on its way. */
function hearing({ query }: Tx, asked: CompiledQuery[]): KyselyPlugin {
  return {
    transformQuery: ({ node, queryId }) => {
      asked.push(query.getExecutor().compileQuery(node, queryId))
      return node
    },
    transformResult: async ({ result }) => result,
  }
}

async function planOf({ query }: Tx, { sql, parameters }: CompiledQuery): Promise<unknown> {
  const explained = CompiledQuery.raw(`explain (format json) ${sql}`, [...parameters])
  return (await query.executeQuery(explained)).rows
}

/** The tables that were filled; the rest are too small for an index to be worth it. */
const filled = [
  'person',
  'stay',
  'disclosure',
  'disclosure_entry',
  'acknowledgement',
  'acknowledged',
  'self_check',
  'lesson_session',
  'local_review',
  'review_task',
  'review_outcome',
  'reminder',
]

/** The filled tables that a plan reads from the first row to the last. */
function readThrough(plan: string): readonly string[] {
  return [...plan.matchAll(/"Node Type":"Seq Scan"[^}]*?"Relation Name":"(\w+)"/g)]
    .map(([, table = '']) => table)
    .filter((table) => filled.includes(table))
}
