import { parseArgs } from 'node:util'

import { readConfig } from '#config.ts'
import { systemClock } from '#core/clock.ts'
import { Refusal } from '#core/refusal.ts'
import { connect } from '#db/connect.ts'
import type { Db } from '#db/db.ts'
import { replay } from '#decisions/replay.ts'
import { reportLines } from '#decisions/replaying/report-lines.ts'
import { replayDraft, type ReplayProgress } from '#decisions/replaying/replay-draft.ts'
import { textAsEdition } from '#decisions/replaying/text-as-edition.ts'
import { listTrusts } from '#people/list-trusts.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import { openShelf } from '#policies/shelf.ts'
import { renderMistake } from '#rulebooks/language/mistakes.ts'
import { openLibrary, type Library } from '#rulebooks/library.ts'

import { refusalsSaid } from './refusals-said.ts'

const usage = `Answer every kept question again (docs/guides/replay.md).

  npm run --silent replay                  # under the edition that answered it: nothing may differ
  npm run --silent replay -- --draft ID    # with a draft: who would be answered differently

The lines are JSON, the summary last; how far it is stands on the other stream.`

const { values } = parseArgs({
  options: { draft: { type: 'string' }, help: { type: 'boolean', default: false } },
})

if (values.help) console.log(usage)
else
  await refusalsSaid(() => withDb(values.draft === undefined ? replayAll : withDraft(values.draft)))

async function withDb(work: (db: Db) => Promise<void>): Promise<void> {
  const config = readConfig()
  const db = await connect(config.mode === 'installation' ? config : { dataDir: config.dataDir })
  try {
    await work(db)
  } finally {
    await db.close()
  }
}

async function replayAll(db: Db): Promise<void> {
  const done = await replay({ db }, (difference) => console.log(JSON.stringify(difference)))
  console.log(JSON.stringify({ type: 'summary', ...done }))
  process.exitCode = done.differences > 0 ? 1 : 0
}

function withDraft(draftId: string): (db: Db) => Promise<void> {
  return async (db) => {
    const library = readLibrary()
    const needs = { db, clock: systemClock, library, shelf: openShelf({ db, library }) }
    for (const trust of await listTrusts({ db })) {
      const draft = await findDraft({ db }, { trustId: trust.trustId, draftId })
      if (draft === undefined) continue
      const edition = await textAsEdition(needs, trust, draft)
      if (!edition.ok) throw new Refusal(edition.error.map(renderMistake).join('\n'))
      const { schoolId } = draft
      const asked = { trustId: trust.trustId, edition: edition.value, schoolId, tell: sayProgress }
      const report = await replayDraft(needs, asked)
      for (const line of reportLines(report)) console.log(JSON.stringify(line))
      return
    }
    throw new Refusal(`There is no draft ${draftId}. Its id stands in the address of its pages.`)
  }
}

function sayProgress({ step, done, total }: ReplayProgress): void {
  console.error(total === 0 ? step : `${step} ${done} of ${total}`)
}

function readLibrary(): Library {
  const library = openLibrary('rulebooks')
  if (!library.ok) throw new Refusal(library.error.map(renderMistake).join('\n'))
  return library.value
}
