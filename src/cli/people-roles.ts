import { parseArgs } from 'node:util'

import { readConfig } from '#config.ts'
import { systemClock } from '#core/clock.ts'
import { dayOf, isIsoDay } from '#core/iso-day.ts'
import { Refusal } from '#core/refusal.ts'
import { connect } from '#db/connect.ts'
import type { Db } from '#db/db.ts'
import { findTrust } from '#people/find-trust.ts'
import { rolesLacking } from '#people/roles/roles-lacking.ts'
import { whoHolds } from '#people/roles/who-holds.ts'
import { renderMistake } from '#rulebooks/language/mistakes.ts'
import { openLibrary, type SealedEdition } from '#rulebooks/library.ts'
import { rolesNeeded } from '#rulebooks/roles-needed.ts'

import { refusalsSaid } from './refusals-said.ts'

// Who holds which role of a trust's policy on a day, and what it needs and nobody holds, as JSON.
const { values } = parseArgs({
  options: {
    trust: { type: 'string', default: '' },
    day: { type: 'string', default: dayOf(systemClock.now()) },
  },
})

await refusalsSaid(() => run(values.trust.toUpperCase(), values.day))

async function run(code: string, day: string): Promise<void> {
  if (!isIsoDay(day)) throw new Refusal('--day is a day such as 2026-09-01.')
  const edition = editionOf(code)
  const config = readConfig()
  const db = await connect(config.mode === 'installation' ? config : { dataDir: config.dataDir })
  try {
    await print(db, edition, day)
  } finally {
    await db.close()
  }
}

function editionOf(code: string): SealedEdition {
  const library = openLibrary('rulebooks')
  if (!library.ok) throw new Refusal(library.error.map(renderMistake).join('\n'))
  const edition = library.value.editions.get(code)
  if (edition) return edition
  throw new Refusal(`--trust is one of ${[...library.value.editions.keys()].join(', ')}.`)
}

async function print(db: Db, edition: SealedEdition, day: string): Promise<void> {
  const trust = await findTrust({ db }, { code: edition.rulebook.control.trust })
  if (!trust) throw new Refusal('This database does not know the trust yet: start Houserules once.')
  const asked = { trustId: trust.trustId, day }
  const held = await whoHolds({ db }, asked)
  const lacking = await rolesLacking({ db }, { ...asked, needed: rolesNeeded(edition) })
  console.log(JSON.stringify({ trust: trust.code, day, held, lacking }, null, 2))
}
