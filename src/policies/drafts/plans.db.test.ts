import { beforeAll, expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import type { Tx } from '#db/db.ts'
import { findLabels } from '#policies/drafting/begin/base-labels.store.ts'
import { findDraftsOfPackages } from '#policies/drafting/begin/drafts-of-packages.store.ts'
import { findUnconfirmed } from '#policies/drafting/unconfirmed.store.ts'
import { findEdition } from '#policies/editions.store.ts'
import { findHistory, findLatestRecords } from '#policies/related/related.store.ts'
import { findFirstDay, findSealOn, findTerms } from '#policies/terms.store.ts'
import { fillTables } from '#test/filled-tables.ts'
import { readingsOf } from '#test/plans.ts'
import { testDb } from '#test/test-db.ts'

import { findDraftLines, findDraftRow, findRevision, findRevisionLines } from './drafts.store.ts'

const db = await testDb()
const [trustId, id, seal] = [newId(), newId(), 'a'.repeat(64)]

/** Each of 200 trusts gets this many of something, with random ids and growing days. */
function fifty(table: string, columns: string, values: string): string {
  return `INSERT INTO ${table} (trust_id, ${columns})
    SELECT one.trust_id, ${values} FROM generate_series(1, 50) AS i`
}

const seals = `md5(i::text) || md5(one.trust_id::text)`
const day = `'2026-01-01'::date + i`

beforeAll(async () => {
  const fills = [
    fifty(
      'edition',
      'edition_id, label, seal, source, vocabulary, loaded_at',
      `gen_random_uuid(), i, ${seals}, 'x', 'x', now()`,
    ),
    fifty(
      'edition_term',
      'term_id, seal, from_day, recorded_at, recorded_by',
      `gen_random_uuid(), ${seals}, ${day}, now(), 'x'`,
    ),
    fifty(
      'draft',
      'draft_id, kind, title, state, revision, source, begun_by, begun_at, changed_at',
      `md5(i || one.trust_id::text)::uuid, 'trust', 'A', 'drafting', 3, repeat('x', 500), 'x', now(), now()`,
    ),
    fifty(
      'related_record',
      'record_id, document, title, kind, status, recorded_at, recorded_by',
      `gen_random_uuid(), 'document-' || i, 'A', 'policy', 'unknown', now(), 'x'`,
    ),
    fifty(
      'policy_package',
      `package_id, draft_id, revision, seal, label, in_force_from, way, body, quorum, share, decide_by,
       manifest, sha256, note, public_key, sealed_by, sealed_at, state, closed_by, closed_at, closed_why`,
      `gen_random_uuid(), md5(i || one.trust_id::text)::uuid, 1, ${seals}, 'x', ${day}, 'record', 'x', 2, 'half',
       ${day}, 'x', ${seals}, 'x', 'x', gen_random_uuid(), now(), 'withdrawn', 'x', now(), 'x'`,
    ),
    `INSERT INTO draft_revision (trust_id, draft_id, revision, source, saved_by, saved_at, reason)
       SELECT one.trust_id, md5(i || one.trust_id::text)::uuid, revision, repeat('x', 500), 'x', now(), 'x'
       FROM generate_series(1, 50) AS i, generate_series(1, 3) AS revision`,
  ]
  await db.engine.exclusively(async (owner) => {
    await fillTables(owner, [], { trustId })
    await owner.script(`
      INSERT INTO trust (trust_id, code, name, slug)
        SELECT gen_random_uuid(), 'T' || chr(65 + i / 26) || chr(65 + i % 26), 'A', 'trust-' || i
        FROM generate_series(1, 199) AS i
        UNION ALL SELECT '${trustId}', 'THIS', 'A', 'this';
      DO $$ DECLARE one record; BEGIN
        FOR one IN SELECT trust_id FROM trust LOOP
          PERFORM set_config('app.trust', one.trust_id::text, true);
          ${fills.join(';\n')};
        END LOOP;
      END $$;
      ANALYZE`)
  })
}, 60_000)

const page = { most: 26, after: 0 } as const
const asked: readonly (readonly [string, (tx: Tx) => Promise<unknown>])[] = [
  ['a draft', (tx) => findDraftRow(tx, id)],
  ['a draft to be changed', (tx) => findDraftRow(tx, id, 'lock')],
  ['the list of drafts', (tx) => findDraftLines(tx, { ...page, kind: 'trust' })],
  ['a save', (tx) => findRevision(tx, id, 2)],
  ['the saves of a draft', (tx) => findRevisionLines(tx, id, page)],
  ['drafts with rules to confirm', (tx) => findUnconfirmed(tx, 5)],
  ['labels of editions', (tx) => findLabels(tx, [seal])],
  ['drafts of packages', (tx) => findDraftsOfPackages(tx, [id])],
  ['an edition', (tx) => findEdition(tx, seal)],
  ['the edition of a day', (tx) => findSealOn(tx, '2026-02-01')],
  ['the first day of an edition', (tx) => findFirstDay(tx, seal)],
  ['the editions', (tx) => findTerms(tx, 100)],
  ['related documents', (tx) => findLatestRecords(tx)],
  [
    'the history of a document',
    (tx) => findHistory(tx, { document: 'document-1', schoolId: undefined }, 20),
  ],
]

test.each(asked)(
  'with 200 trusts, %s: only rows of the trust are read, by an index',
  async (_, ask) => {
    const readings = await readingsOf(db, trustId, ask)

    expect(readings.length).toBeGreaterThan(0)
    for (const { by, condition } of readings) {
      expect(by).not.toBe('Seq Scan')
      expect(condition).toContain('trust_id')
    }
  },
)
