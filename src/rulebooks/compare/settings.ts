import type { Edition } from '#rulebooks/engine/compile.ts'
import { settingWords } from '#rulebooks/language/words.ts'

import type { Opinions } from './opinion.ts'

/** A setting on which a difference rests, as each edition has it; missing where it has none of the name. */
export type SettingDifference = {
  readonly name: string
  readonly left?: string
  readonly right?: string
}

/** The settings on which either answer rests and which the two editions do not hold alike. */
export function settingsApart(
  { left, right }: Opinions,
  editions: { readonly left: Edition; readonly right: Edition },
): readonly SettingDifference[] {
  const names = [...new Set([...left.settings, ...right.settings])].toSorted()
  return names.flatMap((name) => {
    const ofLeft = wordsOf(name, editions.left)
    const ofRight = wordsOf(name, editions.right)
    if (ofLeft === ofRight) return []
    return [
      {
        name,
        ...(ofLeft !== undefined && { left: ofLeft }),
        ...(ofRight !== undefined && { right: ofRight }),
      },
    ]
  })
}

function wordsOf(name: string, { rulebook }: Edition): string | undefined {
  const setting = rulebook.settings.get(name)
  return setting && settingWords(setting)
}
