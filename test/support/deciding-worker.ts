// A process that sends a draft for decision or votes on it, and stops before its change is committed, for
// the test that kills it there. It is told where the database is, and what to do, as JSON.
import { z } from 'zod'

import type { Db } from '#db/db.ts'
import { castVote } from '#policies/approving/deciding/cast-vote.ts'
import { sendForDecision } from '#policies/approving/sending/send-for-decision.ts'

import { connectAt } from './connect-at.ts'
import { approvingNeeds } from './approving.ts'

const asked = z.object({
  packageId: z.string(),
  by: z.string(),
  trust: z.object({ trustId: z.string(), code: z.string(), name: z.string() }),
  /** What is to be sent; left out, it is voted on. */
  draftId: z.string().optional(),
})

const [, , place = '', todo = ''] = process.argv
const { packageId, by, trust, draftId } = asked.parse(JSON.parse(todo))
const db = await connectAt(place)
const needs = approvingNeeds({
  ...db,
  transactionFor: (trustId, work) =>
    db.transactionFor(trustId, async (tx) => {
      const done = await work(tx)
      const changes = await tx.query
        .selectFrom('audit_entry')
        .select('action')
        .where('subject_id', '=', packageId)
        .where('actor', '=', by)
        .execute()
      return changes.length === 0 ? done : stopped()
    }),
} satisfies Db)
const { trustId } = trust
const result =
  draftId === undefined
    ? await castVote(needs, { trustId, packageId, by, vote: 'for', reason: '' })
    : await sendForDecision(needs, {
        trust,
        draftId,
        packageId,
        by,
        revision: 1,
        inForceFrom: '2027-01-01',
      })
throw new Error(`it was not stopped: ${JSON.stringify(result)}`)

/** Everything of the change is written and nothing committed; from here on only a kill ends it. */
function stopped(): Promise<never> {
  process.stdout.write('written\n')
  setInterval(() => undefined, 1000)
  return new Promise(() => undefined)
}
