// A Houserules that brings in a policy, and is killed by its own hand at a moment it is told: before
// what it is doing then is committed. It is told where the database is, and says which import it is.
import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'

import { built } from '#built.ts'
import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { Db, Tx } from '#db/db.ts'
import { startJobs } from '#jobs/start-jobs.ts'
import { keepTrust } from '#people/keep-trust.ts'
import { makeDraft } from '#policies/importing/keeping/make-draft.ts'
import { importPolicies } from '#policies/importing/keeping/policy-import.jobs.ts'
import { receivePolicy } from '#policies/importing/keeping/receive-policy.ts'
import { openChecker } from '#policies/importing/working/checker.ts'

import { connectAt } from './connect-at.ts'

const [, , place = '', moment = '', importId = ''] = process.argv
const open = await connectAt(place)
const db: Db = {
  ...open,
  transactionFor: (trustId, work) =>
    open.transactionFor(trustId, async (tx) => {
      const done = await work(tx)
      if ((await standingOf(tx)).includes(moment)) process.kill(process.pid, 'SIGKILL')
      return done
    }),
}

const clock = clockAt('2026-11-20T12:00:00Z')
const kept = { code: 'MOD', name: 'Model Trust', slug: 'model-trust' }
const { trustId } = await keepTrust({ db }, kept)
const by = newId()
const report = (_: string, error: Error): void => console.error(error)
await startJobs({ db, queue: open.queue, report }, [importPolicies({ clock, built })])
const text = '1. Friends\n\n1.1 Staff must not accept pupils as friends.\n\n1.2 We are proud.'
const bytes = Readable.from([Buffer.from(text)])
await receivePolicy({ db, clock }, { trustId, by, importId, fileName: 'policy.txt', bytes })
const needs = { db, clock, built, checker: openChecker() }
const making = { trust: { ...kept, trustId }, importId, by, mayConfirm: true }
const reasons = { reason: () => 'brought in', sharedReason: () => 'shared' }
// Until it is read there is no draft to make.
while (!(await makeDraft(needs, { ...making, ...reasons })).ok) await setTimeout(100)

async function standingOf(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.query.selectFrom('policy_import').select('state').execute()
  const steps = await tx.query.selectFrom('policy_import_progress').select('step').execute()
  return [...rows.map(({ state }) => state), ...steps.map(({ step }) => step)]
}
