import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { testDb } from '#test/test-db.ts'

import { catalogueFaults } from './catalogue.ts'

const db = await testDb()

/** All that the application may do to rows beside adding them, table by table; what is not here is only added to. */
const changing: readonly string[] = [
  'account_request: delete, update',
  'acknowledged: update',
  'approval_way: update',
  'audit_log: update size',
  'break_glass: delete, update',
  'calendar_key: update ended_at',
  'disclosure: update decided_as decided_at decided_by ends_on from_day revision said_yes seen_at state withdrawn_at',
  'disclosure_keeping: update',
  'draft: update',
  'external_id: update',
  'import_chunk: delete',
  'import_file: delete, update',
  'import_line: delete',
  'import_mapping: delete, update',
  'import_progress: update',
  'import_run: update',
  'invitation: delete, update',
  'login: delete, update',
  'login_method: delete, update',
  'login_proof: delete, update',
  'login_session: delete, update',
  'mail_message: update address body outcome reply_code settled_at subject',
  'morning_round: delete, update done_at',
  'parent_link: update',
  'passkey: delete, update',
  'person: update',
  'policy_import: update',
  'policy_import_clause: delete, update',
  'policy_import_piece: delete',
  'policy_import_progress: update',
  'policy_package: update closed_at closed_by closed_why state',
  'pupil: update',
  'replay_change: delete',
  'replay_run: update',
  'role_holding: update',
  'school: update',
  'scim_key: update ended_at used_at',
  'scim_user: delete, update',
  'second_factor: delete, update',
  'sign_in_attempt: delete, update',
  'sign_in_guess: delete, update',
  'sign_in_provider: delete, update',
  'sign_in_setting: delete, update',
  'spent_challenge: delete, update',
  'stay: update',
  'trust: update',
  'used_code: delete, update',
]

test('every table is kept apart by trust, and the application’s role cannot step over that', async () => {
  expect(await db.engine.exclusively(catalogueFaults)).toEqual([])
})

test('the application changes and removes only what is meant to change, and adds to the rest', async () => {
  const rows = await db.asOwner(`
    select relname || ': ' || string_agg(privilege, ', ' order by privilege) as may
    from pg_class, lateral (
      select lower(privilege) || case
          when has_table_privilege('houserules_app', oid, privilege) then ''
          else ' ' || (
            select string_agg(attname, ' ' order by attname) from pg_attribute
            where attrelid = pg_class.oid and attnum > 0 and not attisdropped
              and has_column_privilege('houserules_app', pg_class.oid, attnum, privilege))
        end as privilege
      from unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) privilege
      where has_table_privilege('houserules_app', oid, privilege)
        or (privilege = 'UPDATE' and has_any_column_privilege('houserules_app', oid, privilege))
    ) granted
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    group by relname order by relname`)

  expect(rows.map((row) => z.object({ may: z.string() }).parse(row).may)).toEqual(changing)
})

const kept = '(trust_id uuid NOT NULL, id uuid NOT NULL, PRIMARY KEY (trust_id, id))'
const byTrust = "(trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)"
const security = 'ALTER TABLE attic ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY'
const policy = `CREATE POLICY of_trust ON attic USING ${byTrust} WITH CHECK ${byTrust}`

describe('the check bites on a table', () => {
  test.each([
    ['that has no row level security', [`CREATE TABLE attic ${kept}`, policy], 'is not forced'],
    [
      'whose owner is not held by it',
      [`CREATE TABLE attic ${kept}`, 'ALTER TABLE attic ENABLE ROW LEVEL SECURITY', policy],
      'is not forced',
    ],
    ['without a policy', [`CREATE TABLE attic ${kept}`, security], 'no policy holds it'],
    [
      'whose policy lets everything through',
      [`CREATE TABLE attic ${kept}`, security, 'CREATE POLICY open ON attic USING (true)'],
      'no policy holds it',
    ],
    [
      'with a second policy that opens it',
      [`CREATE TABLE attic ${kept}`, security, policy, 'CREATE POLICY open ON attic USING (true)'],
      'a policy beside',
    ],
    [
      'whose key does not begin with the trust',
      ['CREATE TABLE attic (trust_id uuid, id uuid PRIMARY KEY)', security, policy],
      'primary key does not begin',
    ],
    [
      'whose unique key tells one trust what another has',
      [`CREATE TABLE attic ${kept}`, 'ALTER TABLE attic ADD UNIQUE (id)', security, policy],
      'its key attic_id_key does not begin',
    ],
    [
      'with an index across trusts',
      [`CREATE TABLE attic ${kept}`, 'CREATE INDEX by_id ON attic (id)', security, policy],
      'its index by_id does not begin',
    ],
    [
      'of the audit log that the application may change',
      ['GRANT UPDATE ON audit_leaf TO houserules_app'],
      'audit_leaf: the application may update its rows',
    ],
    [
      'of the audit log with one column open',
      ['GRANT UPDATE (salt) ON audit_leaf TO houserules_app'],
      'audit_leaf: the application may change some of its columns',
    ],
    [
      'reached by a function with its owner’s rights that everybody may call',
      [
        `CREATE FUNCTION attic() RETURNS int LANGUAGE sql SECURITY DEFINER
           SET search_path = pg_catalog, public, pg_temp AS 'SELECT 1'`,
      ],
      'attic: it works with its owner',
    ],
    [
      'reached by such a function that finds what its caller likes',
      [
        "CREATE FUNCTION attic() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
        'REVOKE ALL ON FUNCTION attic() FROM PUBLIC',
      ],
      'attic: it works with its owner',
    ],
    [
      'that the role of the queue can read',
      ['GRANT SELECT (address) ON mail_message TO houserules_jobs'],
      'mail_message: the queue',
    ],
    [
      'of jobs when those of every trust can be seen',
      ['ALTER TABLE pgboss.job DISABLE ROW LEVEL SECURITY'],
      'job: the application sees the jobs of every trust',
    ],
    [
      'of jobs beside the one with the policy',
      ['GRANT SELECT ON pgboss.job_common TO houserules_app'],
      'job_common: the application can reach past',
    ],
  ])('%s', async (_, statements, words) => {
    const faults = await db.engine.exclusively(async (owner) => {
      await owner.script(['BEGIN', ...statements].join(';\n'))
      const found = await catalogueFaults(owner)
      await owner.script('ROLLBACK')
      return found
    })

    expect(faults.map(({ table, fault }) => `${table}: ${fault}`).join('\n')).toContain(words)
  })
})
