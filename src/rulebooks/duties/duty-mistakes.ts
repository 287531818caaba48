import type { Duty } from '#rulebooks/language/duty.ts'
import { oneOf, type Mistake } from '#rulebooks/language/mistakes.ts'
import type { Rulebook } from '#rulebooks/language/rulebook.ts'

import { daysOf, rhythmOf } from './rhythm.ts'

/** Parts of the policy a duty can be about, besides documents of its own. */
export const PARTS = ['policy', 'section', 'clause'] as const

/** What is wrong with the duties of a rulebook: times nobody could keep, documents nobody lists. */
export function dutyMistakes(rulebook: Rulebook): readonly Mistake[] {
  const duties = [...rulebook.clauses.values()].flatMap((clause) => clause.duties)
  return duties.flatMap((duty) =>
    [
      ...everyMistakes(duty, rulebook),
      ...withinMistakes(duty, rulebook),
      ...ofMistakes(duty, rulebook),
    ].map((says) => ({ file: rulebook.file, line: duty.line, says })),
  )
}

function everyMistakes(duty: Duty, rulebook: Rulebook): readonly string[] {
  const { every } = duty
  if (isSettingName(every) && !rulebook.settings.has(every)) return [`unknown setting \`${every}\``]
  if (rhythmOf(duty, rulebook) !== undefined) return []
  return [
    `\`every: ${every}\` is no time; write \`12 months\`, a setting that holds a time, \`at induction\`, \`with each new edition\` or \`when required\`, joined with “and”`,
  ]
}

function withinMistakes({ within }: Duty, rulebook: Rulebook): readonly string[] {
  if (within === undefined || daysOf(within, rulebook) !== undefined) return []
  return [`\`within: ${within}\` is no number of days, nor a setting that holds days`]
}

function ofMistakes({ of, duty }: Duty, { related }: Rulebook): readonly string[] {
  const titles = related.map(({ title }) => title)
  const known = new Set<string>(duty === 'issue' ? titles : [...PARTS, ...titles])
  return of
    .filter((one) => !known.has(one))
    .map((one) => `\`of: ${one}\` is nothing to ${duty}; near it are ${oneOf(known, one)}`)
}

function isSettingName(words: string): boolean {
  return /^[a-z_]+\.[a-z_.]+$/.test(words)
}
