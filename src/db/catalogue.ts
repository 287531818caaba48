import { z } from 'zod'

import type { Owner } from './engine.ts'

/** Tables that belong to no trust. */
const exempt = ['migration', 'trust']

const faults = z.array(z.object({ table: z.string(), fault: z.string() }))

/**
 * What PostgreSQL's own catalogue says against the rule that every table is kept apart by trust; an
 * empty list when all is well. For the tests, and for whoever wants to check an installation.
 */
export async function catalogueFaults(
  owner: Owner,
): Promise<readonly { readonly table: string; readonly fault: string }[]> {
  return faults.parse(await owner.rows(query))
}

const exemptList = exempt.map((name) => `'${name}'`).join(', ')

const query = `
  WITH tables AS (
    SELECT c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relowner
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND c.relname NOT IN (${exemptList})
  ),
  first_columns AS (
    SELECT k.conrelid, k.contype, k.conname, a.attname
    FROM pg_constraint k
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
  ),
  held AS (
    SELECT p.polrelid
    FROM pg_policy p
    WHERE p.polcmd = '*' AND p.polpermissive
      AND pg_get_expr(p.polqual, p.polrelid) = pg_get_expr(p.polwithcheck, p.polrelid)
      AND pg_get_expr(p.polqual, p.polrelid) =
        '(trust_id = (NULLIF(current_setting(''app.trust''::text, true), ''''::text))::uuid)'
  )
  SELECT relname AS table, 'row level security is not forced' AS fault
  FROM tables WHERE NOT (relrowsecurity AND relforcerowsecurity)
  UNION ALL
  SELECT relname, 'no policy holds it to the trust of the transaction'
  FROM tables WHERE oid NOT IN (SELECT polrelid FROM held)
  UNION ALL
  SELECT relname, 'it has a policy beside the one that holds it to its trust'
  FROM tables
  WHERE (SELECT count(*) FROM pg_policy WHERE polrelid = tables.oid AND polpermissive) > 1
  UNION ALL
  SELECT relname, 'its primary key does not begin with trust_id'
  FROM tables
  WHERE oid NOT IN (SELECT conrelid FROM first_columns WHERE contype = 'p' AND attname = 'trust_id')
  UNION ALL
  SELECT relname, 'its key ' || conname || ' does not begin with trust_id'
  FROM tables JOIN first_columns ON conrelid = oid
  WHERE contype IN ('u', 'f') AND attname <> 'trust_id'
  UNION ALL
  SELECT relname, 'its index ' || i.indexrelid::regclass || ' does not begin with trust_id'
  FROM tables JOIN pg_index i ON i.indrelid = oid
  JOIN pg_attribute a ON a.attrelid = oid AND a.attnum = i.indkey[0]
  WHERE a.attname <> 'trust_id'
  UNION ALL
  SELECT relname, 'the application''s role owns it'
  FROM tables WHERE pg_get_userbyid(relowner) = 'houserules_app'
  UNION ALL
  SELECT relname, 'the application may ' || lower(privilege) || ' its rows'
  FROM tables, unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) privilege
  WHERE relname LIKE 'audit%' AND has_table_privilege('houserules_app', oid, privilege)
  UNION ALL
  SELECT relname, 'the application may change some of its columns'
  FROM tables
  WHERE relname LIKE 'audit%' AND relname <> 'audit_log'
    AND has_any_column_privilege('houserules_app', oid, 'UPDATE')
  UNION ALL
  SELECT proname, 'it works with its owner''s rights, and what it finds or who may call it is open'
  FROM pg_proc
  WHERE pronamespace = 'public'::regnamespace AND prosecdef AND (
    proconfig IS NULL OR NOT 'search_path=pg_catalog, public, pg_temp' = ANY (proconfig)
    OR EXISTS (SELECT FROM aclexplode(COALESCE(proacl, acldefault('f', proowner))) WHERE grantee = 0)
  )
  UNION ALL
  SELECT rolname, 'it can step over row level security'
  FROM pg_roles WHERE rolname IN ('houserules_app', 'houserules_jobs')
    AND (rolsuper OR rolbypassrls OR rolcanlogin)
  UNION ALL
  SELECT relname, 'the queue''s role can reach its rows'
  FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
    AND has_any_column_privilege('houserules_jobs', oid, 'SELECT, INSERT, UPDATE, REFERENCES')
  UNION ALL
  SELECT relname, 'the application sees the jobs of every trust'
  FROM pg_class WHERE oid = 'pgboss.job'::regclass AND NOT relrowsecurity
  UNION ALL
  SELECT relname, 'the application can reach past the policy of pgboss.job'
  FROM pg_class WHERE relnamespace = 'pgboss'::regnamespace AND relkind IN ('r', 'p')
    AND relname NOT IN ('job', 'queue')
    AND has_any_column_privilege('houserules_app', oid, 'SELECT, INSERT, UPDATE, REFERENCES')
  ORDER BY 1, 2`
