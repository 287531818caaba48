import { readDay } from '#core/day.ts'

import type { Edition } from './engine/compile.ts'
import { isDone, weigh } from './engine/evaluate.ts'
import { RANK } from './engine/rank.ts'
import { SAID } from './engine/stance.ts'
import { runExamples, type ExampleResult } from './examples.ts'
import type { Duty } from './language/duty.ts'
import type { Mistake } from './language/mistakes.ts'
import type { Clause, Example, Rule, Rulebook } from './language/rulebook.ts'
import { settingsNamed } from './language/words.ts'
import { citationMistakes } from './citations.ts'
import { dutyMistakes } from './duties/duty-mistakes.ts'

/**
 * Finds what is wrong across a rulebook's clauses: citations of clauses that do not exist, settings
 * unknown or unused, rules without an example on each side of their line, examples that fail,
 * clauses with neither a rule nor a keeper. `results` are those of its examples, if they were run before.
 */
export function checkRulebook(
  edition: Edition,
  results: readonly ExampleResult[] = runExamples(edition),
): readonly Mistake[] {
  const { rulebook } = edition
  return [
    ...citationMistakes(rulebook),
    ...settingMistakes(rulebook),
    ...duplicateIds(rulebook),
    ...dutyMistakes(rulebook),
    ...[...rulebook.clauses.values()].flatMap((clause) => clauseMistakes(clause, rulebook)),
    ...exampleMistakes(results, rulebook),
    ...coverageMistakes(edition, results),
  ].toSorted((a, b) => a.line - b.line)
}

function settingMistakes({
  settings,
  people,
  clauses,
  file,
  lineOf,
}: Rulebook): readonly Mistake[] {
  const used = new Set<string>()
  for (const one of people.values()) for (const { setting } of one.doubtful) used.add(setting)
  for (const clause of clauses.values()) {
    for (const name of settingsNamed(clause.text)) used.add(name)
    for (const rule of clause.rules) for (const name of rule.settings) used.add(name)
    for (const name of clause.duties.flatMap(timesOf)) used.add(name)
  }
  const unused = [...settings.values()].filter(({ name }) => !used.has(name))
  const undefinedDoubts = [...people.values()].flatMap(({ name, doubtful }) =>
    doubtful.flatMap(({ setting }, i) => {
      if (settings.get(setting)?.reading !== undefined) return []
      const line = lineOf(['people', name, 'doubtful', i])
      const says = `people \`${name}\` rest on \`${setting}\`, which is no setting with a \`reading\``
      return [{ file, line, says }]
    }),
  )
  return [
    ...unused.map(({ name, line }) => ({
      file,
      line,
      says: `setting \`${name}\` is not used by any words or rule`,
    })),
    ...undefinedDoubts,
  ]
}

function timesOf({ every, within = '' }: Duty): readonly string[] {
  return [every, within]
}

/** Records, confirmations and sealed parts are kept under the id of a rule or duty: no two may bear one. */
function duplicateIds({ clauses, file }: Rulebook): readonly Mistake[] {
  const first = new Map<string, Rule | Duty>()
  const all = [...clauses.values()].flatMap(({ rules, duties }) => [...rules, ...duties])
  return all
    .toSorted((a, b) => a.line - b.line)
    .flatMap((one) => {
      const before = first.get(one.id)
      if (before === undefined) first.set(one.id, one)
      return before === undefined ? [] : [{ file, line: one.line, says: twiceWords(before, one) }]
    })
}

function twiceWords(before: Rule | Duty, { id, clause }: Rule | Duty): string {
  const there = `in clause \`${before.clause}\` on line ${before.line}`
  return `\`${id}\` names two rules: one ${there}, and this one in clause \`${clause}\`; give one another \`id\``
}

function clauseMistakes(
  { id, line, text, rules, duties, keepers }: Clause,
  { settings, file }: Rulebook,
): readonly Mistake[] {
  const unknown = settingsNamed(text).filter((name) => settings.get(name)?.value === undefined)
  const stepless = rules.find(({ effect }) => effect.type === 'needs' || effect.type === 'report')
  const hasStep = keepers.some(({ by }) => by === 'gate' || by === 'route')
  const kept = rules.length + duties.length + keepers.length > 0
  return [
    ...(text === '' ? [`clause \`${id}\` has no words`] : []),
    ...unknown.map(
      (name) => `clause \`${id}\` shows \`{${name}}\`, which is no setting with a value`,
    ),
    ...(kept ? [] : [`clause \`${id}\` has neither a rule nor a \`kept\` block`]),
    ...(stepless && !hasStep
      ? [
          `clause \`${id}\` has a ${stepless.effect.type} rule: add a \`kept\` block for the gate or route that must hold it`,
        ]
      : []),
  ].map((says) => ({ file, line, says }))
}

function exampleMistakes(
  results: readonly ExampleResult[],
  { file }: Rulebook,
): readonly Mistake[] {
  return results.flatMap(({ example, wrong }) =>
    wrong.map((says) => ({
      file,
      line: example.line,
      says: `example “${example.title}”: ${says}`,
    })),
  )
}

/** Each rule needs an example in its clause in which it stands, and one on the other side of its line. */
function coverageMistakes(edition: Edition, results: readonly ExampleResult[]): readonly Mistake[] {
  const { rulebook } = edition
  return [...rulebook.clauses.values()].flatMap((clause) => {
    const own = results.filter(({ example }) => example.clause === clause.id)
    return clause.rules.flatMap((rule) =>
      sidesLacking(edition, rule, own).map((says) => ({
        file: rulebook.file,
        line: rule.line,
        says,
      })),
    )
  })
}

function sidesLacking(
  edition: Edition,
  rule: Rule,
  own: readonly ExampleResult[],
): readonly string[] {
  const sides = new Set(own.map(({ example }) => sideOf(edition, rule, example)))
  const name = `rule \`${rule.id}\` (${rule.effect.type})`
  return [
    ...(sides.has('stands') ? [] : [`${name} has no example in which it stands`]),
    ...(sides.has('other side') ? [] : [`${name} has no example on the other side of its line`]),
  ]
}

type Side = 'stands' | 'other side' | undefined

function sideOf(edition: Edition, rule: Rule, { facts: stated, on }: Example): Side {
  const { action: named, ...facts } = stated
  const action = String(named)
  const list = edition.actions.get(action)?.strict
  if (!list) return undefined
  const index = list.rules.findIndex((one) => one.rule.id === rule.id)
  if (index < 0) return undefined
  const read = edition.read({ action, asOf: readDay(on), facts }, true)
  weigh(list, read.facts, isDone(edition, read.facts))
  return hasStood((list.stances[index] ?? 0) & SAID, rule) ? 'stands' : 'other side'
}

function hasStood(rank: number, { effect }: Rule): boolean {
  return rank !== RANK.silent && (rank !== RANK.permit || effect.type === 'may')
}
