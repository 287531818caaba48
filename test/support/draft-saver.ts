// A process that saves the words of a clause of a draft and stops once all is written but not committed,
// for the test that kills it there. It is told where the database is and whether somebody else saved
// `meanwhile`; it says the ids on a line of its own.
import { readFileSync } from 'node:fs'

import { systemClock } from '#core/clock.ts'
import { isRecord } from '#core/is-record.ts'
import type { Db } from '#db/db.ts'
import { keepTrust } from '#people/keep-trust.ts'
import { wordsPart } from '#policies/drafting/saving/parts.ts'
import { saveParts } from '#policies/drafting/saving/save-parts.ts'
import { beginDraft } from '#policies/drafts/begin-draft.ts'

import { connectAt } from './connect-at.ts'
import { baseWords, myWords, theirWords } from './words-of-two.ts'

const [, , place = '', meanwhile = ''] = process.argv
const db = await connectAt(place)
const needs = { db, clock: systemClock }
const code = meanwhile === 'alone' ? 'KIL' : 'KIM'
const { trustId } = await keepTrust({ db }, { code, name: 'A trust', slug: code.toLowerCase() })
const policy = readFileSync('src/rulebooks/fixtures/model-trust/policy.md', 'utf8')
const source = policy.replace('Staff do not accept requests from pupils.', baseWords)
const asked = { trustId, title: 'A draft', source, reason: 'Begun' }
const draft = await beginDraft(needs, { ...asked, by: 'somebody' })
if (!draft.ok) throw new Error(draft.error.type)
const { draftId } = draft.value

const save = (by: string, words: string, through: Db) =>
  saveParts(
    { ...needs, db: through },
    {
      trustId,
      draftId,
      by,
      base: 1,
      reason: 'x',
      changes: [{ part: wordsPart('MOD-2.1'), text: words }],
    },
  )

/** Hangs at the end of the transaction in which a save is written. */
const hanging: Db = {
  ...db,
  transactionFor: (trust, work) =>
    db.transactionFor(trust, async (tx) => {
      const done = await work(tx)
      if (isRecord(done) && done['ok'] === true) {
        process.stdout.write(`${JSON.stringify({ trustId, draftId })}\n`)
        await new Promise(() => setInterval(() => undefined, 1000))
      }
      return done
    }),
}

if (meanwhile === 'meanwhile') {
  const first = await save('another', theirWords, db)
  if (!first.ok) throw new Error(first.error.type)
}
await save('somebody', myWords, hanging)
