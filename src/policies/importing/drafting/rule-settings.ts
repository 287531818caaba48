import type { OfferedSetting } from '#policies/importing/matching/offers.ts'

import { isNamed } from './fill-template.ts'

/** A setting of the draft's front matter. */
export type DraftSetting = {
  readonly value: unknown
  readonly own?: true
  readonly unit?: string
  readonly clause: string
  readonly says: string
  readonly why?: string
}

/** The settings of a draft, which every rule that is written adds to. */
export type DraftSettings = {
  /** Keeps a setting and gives its name; the same value is kept once, another gets a name of its own. */
  readonly keep: (setting: OfferedSetting, clause: string) => string
  readonly all: () => Readonly<Record<string, DraftSetting>>
}

/** Begins the settings of a draft. */
export function startSettings(): DraftSettings {
  const kept = new Map<string, DraftSetting>()
  return {
    keep: (offered, clause) => {
      const setting = draftSetting(offered, clause)
      const name = freeName(offered.setting.name ?? offered.key, setting, kept)
      if (isNamed(offered) && !kept.has(name)) kept.set(name, setting)
      return name
    },
    all: () => Object.fromEntries(kept),
  }
}

/** Names of settings hold no figures, so the second of a kind has a letter. */
const LETTERS = ['', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q']

function freeName(
  wanted: string,
  setting: DraftSetting,
  kept: ReadonlyMap<string, DraftSetting>,
): string {
  for (const letter of LETTERS) {
    const name = letter === '' ? wanted : `${wanted}_${letter}`
    const there = kept.get(name)
    if (!there || JSON.stringify(there.value) === JSON.stringify(setting.value)) return name
  }
  throw new Error(`no name is left for ${wanted}`)
}

function draftSetting(
  { setting, value, words, key }: OfferedSetting,
  clause: string,
): DraftSetting {
  const routes = setting.reads === 'routes' || setting.reads === 'outside'
  const kept = routes && typeof value === 'string' ? { all: [value] } : value
  return {
    value: kept,
    ...(words === undefined ? { own: true as const } : {}),
    ...(setting.unit === undefined ? {} : { unit: setting.unit }),
    clause,
    says: setting.says ?? key,
    ...(words === undefined ? { why: 'The words do not say; the usual value was taken.' } : {}),
  }
}
