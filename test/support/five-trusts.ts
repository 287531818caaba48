import { clockAt } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import { keepTrust } from '#people/keep-trust.ts'
import { keepEditions } from '#policies/keep-editions.ts'
import { openLibrary } from '#rulebooks/library.ts'
import { loadThemes } from '#web/load-themes.ts'

/** Keeps the five trusts and their editions in a database, as a start of the application does. */
export async function keepFiveTrusts(db: Db): Promise<void> {
  const themes = loadThemes('rulebooks/themes.yaml')
  const library = openLibrary('rulebooks')
  if (!themes.ok || !library.ok) throw new Error('the rulebooks or their themes cannot be read')
  for (const { slug, code, name } of themes.value.values()) {
    await keepTrust({ db }, { slug, code, name })
  }
  await keepEditions({ db, library: library.value, clock: clockAt('2026-11-20T08:00:00Z') })
}
