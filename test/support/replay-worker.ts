// A process that begins to replay a draft and stops in the middle of it, for the test that kills it there. It
// is told where the database is, and says the ids on a line of its own once the work is in hand.
import { systemClock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { Db } from '#db/db.ts'
import { askToReplay } from '#decisions/replaying/runs/ask-to-replay.ts'
import { replayDrafts } from '#decisions/replaying/runs/replay.jobs.ts'
import { beginDraft } from '#policies/drafts/begin-draft.ts'
import { openShelf } from '#policies/shelf.ts'

import { connectAt } from './connect-at.ts'
import { keepModelTrust, modelLibrary } from './model-trust.ts'

const [, , place = ''] = process.argv
const db = await connectAt(place)
const library = modelLibrary()
const { trustId } = await keepModelTrust(db, library)
const [edition] = library.editions.values()
const needs = { db, clock: systemClock, library, shelf: openShelf({ db, library }) }
const asked = { trustId, title: 'A draft', source: edition?.source ?? '', reason: 'Begun' }
const draft = await beginDraft(needs, { ...asked, by: 'somebody' })
if (!draft.ok) throw new Error(draft.error.type)
const { draftId, revision } = draft.value
await askToReplay(needs, { trustId, draftId, revision, by: 'somebody' })

/** Hangs where the kept questions are to be read: that the work is in hand was kept before. */
const hanging: Db = {
  ...db,
  transactionFor: async () => {
    process.stdout.write(`${JSON.stringify({ trustId, draftId })}\n`)
    return new Promise(() => setInterval(() => undefined, 1000))
  },
}

await replayDrafts({ ...needs, db: hanging }).run({
  id: newId(),
  trustId,
  ids: { draftId },
  isLastTry: false,
  transaction: (work) => db.transactionFor(trustId, work),
})
