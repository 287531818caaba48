import { type App, createApp, type Needs } from '#app.ts'
import { built } from '#built.ts'
import { readConfig } from '#config.ts'
import { clockAt } from '#core/clock.ts'
import { openLibrary, type Library } from '#rulebooks/library.ts'
import { loadThemes, type Themes } from '#web/load-themes.ts'

/**
 * The whole application as `main.ts` builds it, for tests: a demonstration, a clock that stands still
 * at noon on 20 November 2026, and no log. Anything may be replaced.
 */
export function testApp(needs: Pick<Needs, 'db'> & Partial<Needs>): App {
  return createApp({
    clock: clockAt('2026-11-20T12:00:00Z'),
    config: readConfig({}),
    themes: testThemes(),
    library: testLibrary(),
    built,
    log: () => undefined,
    report: (_, error) => {
      throw error
    },
    ...needs,
  })
}

function testThemes(): Themes {
  const themes = loadThemes('rulebooks/themes.yaml')
  if (!themes.ok) throw new Error(themes.error.join('\n'))
  return themes.value
}

let library: Library | undefined

/** The five rulebooks, read once for all tests of a file. */
function testLibrary(): Library {
  if (library) return library
  const read = openLibrary('rulebooks')
  if (!read.ok) throw new Error(read.error.map(({ says }) => says).join('\n'))
  library = read.value
  return library
}
