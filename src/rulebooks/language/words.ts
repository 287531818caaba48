import type { Rulebook, Setting, SettingValue } from './rulebook.ts'

const NAMED = /\{([a-z_]+(?:\.[a-z_]+)+)\}/g

/** The names of the settings a clause's words use, in order. */
export function settingsNamed(text: string): readonly string[] {
  return [...text.matchAll(NAMED)].map((match) => match[1] ?? '')
}

/** A clause's words with the settings filled in. */
export function wordsOf(text: string, { settings }: Pick<Rulebook, 'settings'>): string {
  return text.replace(NAMED, (whole, name: string) => {
    const setting = settings.get(name)
    return setting?.value === undefined ? whole : valueWords(setting.value)
  })
}

/** A setting's value as it stands in a sentence. */
export function valueWords(value: SettingValue): string {
  if (typeof value === 'number') return NUMBERS[value] ?? String(value)
  if (typeof value === 'string') return value
  if ('all' in value) return listWords(value.all, 'and')
  return 'any' in value ? listWords(value.any, 'or') : listWords(value, 'and')
}

/** What a setting says and holds, in one line. */
export function settingWords({ says, value, unit, reading }: Setting): string {
  if (value === undefined) return `${says}: ${reading ?? 'unset'}`
  return `${says}: ${valueWords(value)}${unit === undefined ? '' : ` ${unit}`}`
}

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
]

function listWords(items: readonly string[], joiner: string): string {
  const words = items.map((item) => item.replaceAll('-', ' '))
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${joiner} ${words.at(-1) ?? ''}`
}
