import { sql } from 'kysely'
import { expect, test } from 'vitest'

import { readingPages } from '#test/reading-pages.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, as } = await readingPages(db, 'WDA')
const stc = await readingPages(db, 'STC')

/** What each table holds that the application may see, the queue and the mail among them. */
async function everything(): Promise<ReadonlyMap<string, string>> {
  return db.transactionFor(trust.trustId, async ({ query }) => {
    const { rows: tables } = await sql<{ name: string }>`
      select table_schema || '.' || table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema in ('public', 'pgboss')
        and has_table_privilege(quote_ident(table_schema) || '.' || quote_ident(table_name), 'select')
    `.execute(query)
    const held = new Map<string, string>()
    for (const { name } of tables) {
      const rows = await sql`select t::text as row from ${sql.raw(name)} t order by 1`.execute(
        query,
      )
      held.set(name, JSON.stringify(rows.rows))
    }
    return held
  })
}

async function changedSince(before: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const after = await everything()
  return [...after].flatMap(([name, rows]) => (before.get(name) === rows ? [] : [name])).toSorted()
}

const sentinel = 'hunter2-of-ada-at-instagram'

test('it asks in the trust’s words, advises, and keeps nothing of what was said anywhere', async () => {
  const teacher = await as({})
  const { page } = await teacher.get('/self-check')
  expect(page).toContain('Who can see it?')
  expect(page).toContain('You have not done this yet')
  const before = await everything()
  expect(before.get('public.person')).toContain(teacher.personId)

  const advice = await teacher.post('/self-check', {
    'WDA-5.05': 'public',
    'WDA-5.06': 'wrong',
    'WDA-5.09': sentinel,
    account: sentinel,
  })

  expect(advice.status).toBe(200)
  expect(advice.page).toContain('The policy advises against this')
  expect(advice.page).toContain('Put it right')
  expect(advice.page).not.toContain(sentinel)
  expect(await changedSince(before)).toEqual([])
})

test('that it was done and on which day is all that is kept, once a day', async () => {
  const teacher = await as({})
  const before = await everything()

  const done = await teacher.post('/self-check/done', { 'WDA-5.05': 'public', account: sentinel })
  await teacher.post('/self-check/done')

  expect(done.status).toBe(303)
  expect(await changedSince(before)).toEqual([
    'public.audit_entry',
    'public.audit_leaf',
    'public.audit_log',
    'public.self_check',
  ])
  const kept = await db.transactionFor(trust.trustId, ({ query }) =>
    query.selectFrom('self_check').selectAll().where('person_id', '=', teacher.personId).execute(),
  )
  expect(kept).toEqual([
    { trust_id: trust.trustId, person_id: teacher.personId, done_on: '2026-11-20' },
  ])
  const entries = await db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('audit_entry')
      .select('action')
      .where('actor', '=', teacher.personId)
      .where('action', 'like', 'self-check.%')
      .execute(),
  )
  expect(entries).toEqual([{ action: 'self-check.done' }])
  expect([...(await everything()).values()].join('')).not.toContain(sentinel)
  expect((await teacher.follow(done)).page).toContain('You last did this on 20 November 2026')
})

test('it comes round after the time that the trust has set, on the day itself', async () => {
  const teacher = await stc.as({})
  await teacher.post('/self-check/done')
  const waits = async (on: string) => {
    const then = await stc.as({ person: teacher, on })
    return (await then.get('/reading')).page.includes('It is time to do this again')
  }

  expect((await teacher.get('/self-check')).page).toContain('again from 20 November 2027')
  expect(await waits('2027-11-19')).toBe(false)
  expect(await waits('2027-11-20')).toBe(true)
})
