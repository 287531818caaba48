import { doubtsAbout } from '#rulebooks/engine/who.ts'
import type { Clause, Rulebook } from '#rulebooks/language/rulebook.ts'
import { settingsNamed } from '#rulebooks/language/words.ts'

/** The settings that a clause shows in its words, or on which its rules, duties or people rest. */
export function settingsOf(clause: Clause, rulebook: Rulebook): ReadonlySet<string> {
  const { text, rules, duties } = clause
  const who = [...rules, ...duties].flatMap((one) => one.who)
  const named = [
    ...settingsNamed(text),
    ...rules.flatMap(({ settings }) => settings),
    ...duties.flatMap(({ every, within = '' }) => [every, within]),
    ...doubtsAbout(who, rulebook).map(({ setting }) => setting),
  ]
  return new Set(named.filter((name) => rulebook.settings.has(name)))
}

/** What a setting holds, in one form of writing; nothing for one the rulebook does not have. */
export function held(name: string, { settings }: Rulebook): string | undefined {
  const setting = settings.get(name)
  if (setting === undefined) return undefined
  const { value, reading, unit } = setting
  return JSON.stringify([value, reading, unit])
}
