import { z } from 'zod'

import type { App } from '#app.ts'

import type { TestDb } from './test-db.ts'

/** A route of the application: its method, and its address with `:names` where ids stand. */
export type Route = { readonly method: string; readonly path: string }

/** Every route of the application, each once. */
export function everyRoute(app: App): readonly Route[] {
  const own = app.routes.filter(({ path }) => !path.endsWith('/*'))
  const named = new Map(
    own.map(({ method, path }) => {
      // What is answered for every method is tried with one that changes something.
      const route = { method: method === 'ALL' ? 'PUT' : method, path }
      return [`${route.method} ${path}`, route] as const
    }),
  )
  return [...named.values()]
}

/** Whether a route only reads. */
export function isReading({ method }: Route): boolean {
  return method === 'GET' || method === 'HEAD'
}

/** The names that stand for something in the address of a route. */
export function namesIn({ path }: Route): readonly string[] {
  return [...path.matchAll(/(?<=\/):([a-z]+)/gi)].map(([, name = '']) => name)
}

/** The address of a route with each name replaced. */
export function addressOf({ path }: Route, valueOf: (name: string) => string): string {
  return path.replaceAll(/(?<=\/):([a-z]+)/gi, (_, name: string) =>
    encodeURIComponent(valueOf(name)),
  )
}

/** The tables and columns whose ids stand in addresses, by the name or by the word before it. */
const keys: Readonly<Record<string, string>> = {
  people: 'person.person_id',
  schools: 'school.school_id',
  adoption: 'school.school_id',
  holding: 'role_holding.holding_id',
  imports: 'import_run.run_id',
  audit: 'audit_entry.entry_id',
  sessions: 'login_session.id',
  accounts: 'account_request.request_id',
  passkeys: 'passkey.id',
  key: 'scim_key.key_id',
  decisions: 'decision.decision_id',
  outbox: 'mail_message.message_id',
  disclosures: 'disclosure.disclosure_id',
  kept: 'acknowledgement.acknowledgement_id',
  import: 'policy_import.import_id',
  drafts: 'draft.draft_id',
  additions: 'draft.draft_id',
  seal: 'edition.seal',
}

/** The table and column of the ids that a name in an address stands for, where these tests know them. */
export function keyAt({ path }: Route, hole: string): string | undefined {
  const words = path.split('/').filter((word) => word !== ':trust')
  return keys[hole] ?? keys[words[words.indexOf(`:${hole}`) - 1] ?? '']
}

/** An id of a row, with its table and column. */
export type Id = { readonly name: string; readonly id: string }

const ids = z.array(z.object({ name: z.string(), id: z.string() }))
const columns = z.array(z.object({ table: z.string(), column: z.string() }))
const digests = z.array(z.object({ name: z.string(), digest: z.string().nullable() }))

/** The ids of a trust's rows: for each table, one of each id and word in its primary key. */
export async function idsOf(db: TestDb, trustId: string): Promise<readonly Id[]> {
  const keys = columns.parse(
    await db.asOwner(`
      SELECT c.relname AS table, a.attname AS column
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey::int2[])
      WHERE i.indisprimary AND a.atttypid IN ('uuid'::regtype, 'text'::regtype) AND c.relnamespace = 'public'::regnamespace AND a.attname <> 'trust_id'
        AND EXISTS (SELECT FROM pg_attribute t WHERE t.attrelid = c.oid AND t.attname = 'trust_id')
      ORDER BY 1, 2`),
  )
  const each = keys.map(
    ({ table, column }) =>
      `(SELECT '${table}.${column}' AS name, "${column}"::text AS id FROM "${table}"
        WHERE trust_id = '${trustId}' ORDER BY 2 LIMIT 1)`,
  )
  const found = ids.parse(await inTrust(db, trustId, each.join(' UNION ALL ')))
  // A plain word such as `microsoft` is no id, and stands on pages for other reasons.
  return found.filter(({ id }) => id.length > 8 && /\d/.test(id))
}

/** What the rows of every table of a trust come to, by table; changes when anything changes. */
export async function digestOf(db: TestDb, trustId: string): Promise<ReadonlyMap<string, string>> {
  const tables = columns.parse(
    await db.asOwner(`
      SELECT c.oid::regclass::text AS table, '' AS column FROM pg_class c
      WHERE c.relkind = 'r' AND c.relnamespace IN ('public'::regnamespace, 'pgboss'::regnamespace)
      ORDER BY 1`),
  )
  const each = tables.map(
    ({ table }) =>
      `SELECT '${table}' AS name, count(*) || md5(string_agg(t::text, '|' ORDER BY t::text)) AS digest FROM ${table} t`,
  )
  const found = digests.parse(await inTrust(db, trustId, each.join(' UNION ALL ')))
  return new Map(found.map(({ name, digest }) => [name, digest ?? '']))
}

/** As the owner, who is held by row level security too where they are no superuser. */
async function inTrust(db: TestDb, trustId: string, query: string): Promise<readonly unknown[]> {
  return db.engine.exclusively(async (owner) => {
    await owner.rows(`SELECT set_config('app.trust', '${trustId}', false)`)
    try {
      return await owner.rows(query)
    } finally {
      await owner.rows(`SELECT set_config('app.trust', '', false)`)
    }
  })
}
