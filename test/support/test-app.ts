import { type App, createApp, type Needs } from '#app.ts'
import { logSecretOf } from '#audit/log-secret.ts'
import { built } from '#built.ts'
import { readConfig } from '#config.ts'
import { clockAt } from '#core/clock.ts'
import { sealingSecretOf } from '#core/sealing-secret.ts'
import { readSituations, type Situations } from '#decisions/asking/situations.ts'
import type { Library } from '#rulebooks/library.ts'
import { loadThemes, type Themes } from '#web/load-themes.ts'
import { makeTheme } from '#web/theme.ts'

import { fiveRulebooks } from './rulebooks.ts'
import { testSignInSecret } from './signed-in.ts'

/**
 * The whole application as `main.ts` builds it, for tests: a demonstration, a clock that stands still
 * at noon on 20 November 2026, the five rulebooks, and no log. Anything may be replaced.
 */
export function testApp(needs: Pick<Needs, 'db'> & Partial<Needs>): App {
  const library = needs.library ?? fiveRulebooks()
  return createApp({
    situations: testSituations(library),
    clock: clockAt('2026-11-20T12:00:00Z'),
    config: readConfig({}),
    signInSecret: testSignInSecret,
    themes: testThemes(),
    library,
    built,
    logSecret: logSecretOf({ secret: 'a secret of thirty-two characters' }),
    sealing: sealingSecretOf({ secret: 'a secret of thirty-two characters' }),
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
  const model = makeTheme({
    slug: 'model-trust',
    name: 'Model Trust',
    shortName: 'Model',
    code: 'MOD',
    colour: '#1c5c3c',
  })
  return model.ok ? new Map([...themes.value, ['model-trust', model.value]]) : themes.value
}

function testSituations({ vocabulary }: Library): Situations {
  const situations = readSituations('rulebooks/situations.yaml', vocabulary)
  if (!situations.ok) throw new Error(situations.error.join('\n'))
  return situations.value
}
