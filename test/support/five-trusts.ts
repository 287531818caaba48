import { clockAt } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import { keepTrust } from '#people/keep-trust.ts'
import { keepEditions } from '#policies/keep-editions.ts'
import { loadThemes } from '#web/load-themes.ts'
import { fiveRulebooks } from './rulebooks.ts'

/** Keeps the five trusts and their editions in a database, as a start of the application does. */
export async function keepFiveTrusts(db: Db): Promise<void> {
  const themes = loadThemes('rulebooks/themes.yaml')
  if (!themes.ok) throw new Error('the themes cannot be read')
  for (const { slug, code, name } of themes.value.values()) {
    await keepTrust({ db }, { slug, code, name })
  }
  await keepEditions({ db, library: fiveRulebooks(), clock: clockAt('2026-11-20T08:00:00Z') })
}
