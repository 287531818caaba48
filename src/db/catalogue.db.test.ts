import { describe, expect, test } from 'vitest'

import { testDb } from '#test/test-db.ts'

import { catalogueFaults } from './catalogue.ts'

const db = await testDb()

test('every table is kept apart by trust, and the application’s role cannot step over that', async () => {
  expect(await db.engine.exclusively(catalogueFaults)).toEqual([])
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
