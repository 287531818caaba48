import { ROUTES, type EFFECTS, type RuleBlock } from './blocks.ts'
import { oneOf } from './mistakes.ts'
import { listOf } from './read-comparison.ts'
import type { Effect, Recipients, SettingValue } from './rulebook.ts'
import type { RuleScope } from './read-condition.ts'

/** The effects that have a part in answers; duties come round instead. */
export type EffectName = Exclude<(typeof EFFECTS)[number], 'duty'>

/** What a rule does when it speaks; undefined when the block lacks a part of it. */
export function readEffect(
  block: RuleBlock,
  name: EffectName,
  scope: RuleScope,
): Effect | undefined {
  if (name === 'needs') return readGate(block, scope)
  if (name === 'report') return readReport(block, scope)
  if (name === 'judgement') return readJudgement(block, scope)
  return { type: name }
}

function readGate({ gate, strength }: RuleBlock, { complain }: RuleScope): Effect | undefined {
  if (gate !== undefined) return { type: 'needs', gate, advisory: strength === 'advisory' }
  complain(['needs'], 'a gate has a name: `gate: second-reader`')
  return undefined
}

function readJudgement({ decides, yardstick }: RuleBlock, scope: RuleScope): Effect | undefined {
  if (decides !== undefined && yardstick !== undefined) {
    checkRole('decides', decides, scope)
    return { type: 'judgement', decides, yardstick }
  }
  scope.complain(['judgement'], 'a judgement names who `decides` and the `yardstick`')
  return undefined
}

/** Complains of a role that is neither one of the vocabulary nor one a report can go to. */
export function checkRole(key: string, name: string, { vocabulary, complain }: RuleScope): void {
  const roles = vocabulary.facts.get('actor.role')?.words.keys() ?? []
  const known = new Set<string>([...roles, ...ROUTES])
  if (!known.has(name)) complain([key], `\`${name}\` is no role; there are ${oneOf(known, name)}`)
}

function readReport({ to, when }: RuleBlock, scope: RuleScope): Effect | undefined {
  if (to === undefined) {
    scope.complain(['report'], 'a report names who is told: `to: { all: [dsl] }` or `to: unstated`')
    return undefined
  }
  const recipients = typeof to === 'string' ? recipientsSet(to, scope) : recipientsIn(to)
  if (!recipients) return undefined
  const roles = recipients.type === 'unstated' ? [] : recipients.roles
  for (const role of roles.filter((one) => !ROUTES.some((route) => route === one))) {
    scope.complain(['to'], `nobody is told at \`${role}\`; there are ${oneOf(ROUTES, role)}`)
  }
  return { type: 'report', to: recipients, ...(when === undefined ? {} : { when }) }
}

function recipientsSet(name: string, { names, used, complain }: RuleScope): Recipients | undefined {
  if (name === 'unstated') return { type: 'unstated' }
  const setting = names.settings.get(name)
  if (!setting) {
    complain(['to'], `\`${name}\` is neither \`unstated\` nor a setting that names who is told`)
    return undefined
  }
  used.add(name)
  const recipients = recipientsIn(setting.value)
  return recipients.type === 'unstated' ? recipients : { ...recipients, setting: name }
}

function recipientsIn(value: SettingValue | undefined): Recipients {
  if (value === undefined || value === 'unstated' || typeof value === 'number') {
    return { type: 'unstated' }
  }
  if (typeof value === 'object' && 'any' in value) return { type: 'any', roles: value.any }
  return { type: 'all', roles: listOf(value) }
}
