import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'

import { systemClock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import { clauseWords } from '#rulebooks/writing/clause-words.ts'
import { killedOnceItSpeaks, leftBehind, placeOf } from '#test/killing.ts'
import { testDb } from '#test/test-db.ts'
import { baseWords, bothWords, myWords, theirWords } from '#test/words-of-two.ts'

import { wordsPart } from './parts.ts'
import { saveParts } from './save-parts.ts'

const testing = await testDb()
const ids = z.object({ trustId: z.string(), draftId: z.string() })
const folder = mkdtempSync(join(tmpdir(), 'houserules-saving-'))
const place = placeOf(testing, folder)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['a clause that nobody else changes', 'alone', 1, baseWords, myWords],
  ['a clause together with what somebody else saved', 'meanwhile', 2, theirWords, bothWords],
] as const)(
  'a server killed while it saves %s loses nothing, and the form can be sent again',
  async (...given) => {
    const [, meanwhile, revision, before, after] = given
    const asked = await killedWhileSaving(meanwhile)
    const { db, close } = await leftBehind(testing, place)

    try {
      const left = await findDraft({ db }, asked)
      expect(left?.revision).toBe(revision)
      expect(clauseWords(left?.source ?? '', 'MOD-2.1')).toBe(before)
      expect(await savesOf(db, asked)).toEqual({ revisions: revision, entries: revision })
      const changes = [{ part: wordsPart('MOD-2.1'), text: myWords }]
      const again = await saveParts(
        { db, clock: systemClock },
        { ...asked, by: 'somebody', base: 1, reason: 'x', changes },
      )
      expect(again.ok && clauseWords(again.value.draft.source, 'MOD-2.1')).toBe(after)
      expect(await savesOf(db, asked)).toEqual({ revisions: revision + 1, entries: revision + 1 })
    } finally {
      await close()
    }
  },
  120_000,
)

async function killedWhileSaving(meanwhile: 'alone' | 'meanwhile') {
  const said = await killedOnceItSpeaks('test/support/draft-saver.ts', place, meanwhile)
  return ids.parse(JSON.parse(said))
}

/** How many saves of a draft are kept, and how many the record tells of. */
function savesOf(db: Db, { trustId, draftId }: z.infer<typeof ids>) {
  return db.transactionFor(trustId, async ({ query }) => {
    const revisions = await query
      .selectFrom('draft_revision')
      .select('revision')
      .where('draft_id', '=', draftId)
      .execute()
    const entries = await query
      .selectFrom('audit_entry')
      .select('entry_id')
      .where('subject_id', '=', draftId)
      .execute()
    return { revisions: revisions.length, entries: entries.length }
  })
}
