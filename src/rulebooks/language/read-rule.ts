import { EFFECTS, ROUTES, type LenientBlock, type RuleBlock } from './blocks.ts'
import {
  ConditionMistake,
  readCondition,
  type Condition,
  type Names,
  type Used,
} from './condition.ts'
import { oneOf } from './mistakes.ts'
import type { Duty, Effect, Recipients, Rule, Terms } from './rulebook.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What a rule block may name, and where its mistakes go (a path inside the block, and words). */
export type RuleScope = {
  readonly vocabulary: Vocabulary
  readonly names: Names
  readonly people: ReadonlySet<string>
  readonly complain: (at: readonly (string | number)[], says: string) => void
}

type Where = { readonly clause: string; readonly line: number; readonly index: number }
type EffectName = (typeof EFFECTS)[number]

/** Turns a `rule` block into a rule or a duty; undefined when it was complained about. */
export function readRule(
  block: RuleBlock,
  where: Where,
  scope: RuleScope,
): Rule | Duty | undefined {
  const effect = effectName(block, scope)
  if (effect === undefined) return undefined
  if (effect === 'duty') return readDuty(block, where, scope)
  const used: Used = new Set()
  const terms = readTerms(block, effect, { scope, used })
  const actions = readActions(block, effect, scope)
  if (!terms || !actions) return undefined
  const reading = readReading(block, { effect, terms, scope, used })
  return {
    ...terms,
    id: block.id ?? (where.index === 0 ? where.clause : `${where.clause}/${where.index + 1}`),
    clause: where.clause,
    line: where.line,
    actions,
    ...(block.from === undefined ? {} : { from: block.from }),
    ...(block.until === undefined ? {} : { until: block.until }),
    lifts: block.lifts,
    saves: block.save,
    ...(reading === undefined ? {} : { reading }),
    notes: block.note,
    advice: adviceOf(block, effect),
    instead: block.instead,
    ...(block.who_to_ask === undefined ? {} : { whoToAsk: block.who_to_ask }),
    settings: [...used],
  }
}

function adviceOf(block: RuleBlock, effect: EffectName): readonly string[] {
  if (effect === 'advice') return block.says ?? []
  return (block.advice ?? []).map((code) => (code.includes(':') ? code : `advice:${code}`))
}

function effectName(block: RuleBlock | LenientBlock, scope: RuleScope): EffectName | undefined {
  const present = EFFECTS.filter((name) => block[name] !== undefined)
  const [first, second] = present.filter((name) => name !== 'advice')
  if (second !== undefined && first !== undefined) {
    scope.complain([second], `a rule has one effect; this has \`${first}\` and \`${second}\``)
    return undefined
  }
  const found = first ?? (present.length > 0 ? 'advice' : undefined)
  if (found === undefined) {
    scope.complain([], `a rule begins with its effect: ${oneOf(EFFECTS)}`)
  }
  return found
}

function readActions(
  block: RuleBlock,
  effect: Exclude<EffectName, 'duty'>,
  { vocabulary, complain }: RuleScope,
): readonly string[] | 'all' | undefined {
  const named = block[effect] ?? []
  if (named.length === 1 && named[0] === 'all') return 'all'
  const unknown = named.filter((action) => !vocabulary.actions.has(action))
  for (const action of unknown) {
    const near = oneOf(vocabulary.actions.keys(), action)
    complain([effect], `unknown action \`${action}\`; near it are ${near}`)
  }
  return unknown.length > 0 ? undefined : named
}

type Reading = { readonly scope: RuleScope; readonly used: Used }

function readTerms(
  block: RuleBlock,
  name: Exclude<EffectName, 'duty'>,
  { scope, used }: Reading,
): Terms | undefined {
  const effect = readEffect(block, name, { scope, used })
  const step = block.step === undefined ? {} : stepConditions(block.step)
  const about = conditionAt('about', block.about ?? {}, { scope, used })
  const unless = optional('unless', block.unless, { scope, used })
  const met = optional('met', block.met ?? step.met, { scope, used })
  const failed = optional('failed', block.failed ?? step.failed, { scope, used })
  checkWho(block.who ?? [], scope)
  if (name === 'needs' && met === undefined) {
    scope.complain(['needs'], 'a gate says when it is met: `step: fact` or `met: {…}`')
  }
  if (!effect || !about) return undefined
  return { effect, who: block.who ?? [], about, ...given({ unless, met, failed }) }
}

function stepConditions(fact: string): Pick<RuleBlock, 'met' | 'failed'> {
  return { met: { [fact]: 'done' }, failed: { [fact]: 'skipped' } }
}

function given<T extends Record<string, Condition | undefined>>(
  conditions: T,
): { readonly [K in keyof T]?: Condition } {
  const kept: { [K in keyof T]?: Condition } = {}
  for (const key in conditions) {
    const condition = conditions[key]
    if (condition !== undefined) kept[key] = condition
  }
  return kept
}

function optional(key: string, map: unknown, reading: Reading): Condition | undefined {
  return map === undefined ? undefined : conditionAt(key, map, reading)
}

function conditionAt(key: string, map: unknown, { scope, used }: Reading): Condition | undefined {
  try {
    return readCondition(map, scope.names, used)
  } catch (error) {
    if (!(error instanceof ConditionMistake)) throw error
    scope.complain([key, ...error.at], error.message)
    return undefined
  }
}

function checkWho(who: readonly string[], { vocabulary, people, complain }: RuleScope): void {
  const roles = vocabulary.facts.get('actor.role')?.words ?? new Map<string, unknown>()
  for (const name of who) {
    if (people.has(name) || vocabulary.groups.has(name) || roles.has(name)) continue
    const known = oneOf([...people, ...vocabulary.groups.keys(), ...roles.keys()], name)
    complain(
      ['who'],
      `\`${name}\` is no role, group or people of the front matter; there are ${known}`,
    )
  }
}

function readEffect(
  block: RuleBlock,
  name: Exclude<EffectName, 'duty'>,
  reading: Reading,
): Effect | undefined {
  switch (name) {
    case 'needs':
      if (block.gate === undefined) {
        reading.scope.complain(['needs'], 'a gate has a name: `gate: second-reader`')
        return undefined
      }
      return { type: name, gate: block.gate, advisory: block.strength === 'advisory' }
    case 'report': {
      const to = readRecipients(block.to, reading)
      return to && { type: name, to, ...(block.when === undefined ? {} : { when: block.when }) }
    }
    case 'judgement':
      if (block.decides === undefined || block.yardstick === undefined) {
        reading.scope.complain(['judgement'], 'a judgement names who `decides` and the `yardstick`')
        return undefined
      }
      return { type: name, decides: block.decides, yardstick: block.yardstick }
    default:
      return { type: name }
  }
}

function readRecipients(to: RuleBlock['to'], { scope, used }: Reading): Recipients | undefined {
  if (to === undefined || to === 'unstated') return { type: 'unstated' }
  const setting = typeof to === 'string' ? scope.names.settings.get(to) : undefined
  if (typeof to === 'string' && setting === undefined) {
    scope.complain(['to'], `\`${to}\` is neither \`unstated\` nor a setting that names who is told`)
    return undefined
  }
  if (setting) used.add(setting.name)
  const value = setting ? setting.value : to
  const recipients = recipientsIn(value)
  for (const role of recipients?.roles ?? []) {
    if (!ROUTES.some((route) => route === role)) {
      scope.complain(['to'], `nobody is told at \`${role}\`; there are ${oneOf(ROUTES, role)}`)
    }
  }
  if (!recipients) return { type: 'unstated' }
  return { ...recipients, ...(setting ? { setting: setting.name } : {}) }
}

function recipientsIn(
  value: unknown,
): { readonly type: 'all' | 'any'; readonly roles: readonly string[] } | undefined {
  if (value === 'unstated' || value === undefined) return undefined
  if (typeof value === 'string') return { type: 'all', roles: [value] }
  if (Array.isArray(value)) return { type: 'all', roles: value.map(String) }
  if (typeof value !== 'object' || value === null) return undefined
  if ('all' in value && Array.isArray(value.all))
    return { type: 'all', roles: value.all.map(String) }
  if ('any' in value && Array.isArray(value.any))
    return { type: 'any', roles: value.any.map(String) }
  return undefined
}

type Strict = Reading & { readonly effect: Exclude<EffectName, 'duty'>; readonly terms: Terms }

function readReading(
  block: RuleBlock,
  { effect, terms, scope, used }: Strict,
): Rule['reading'] | undefined {
  if (block.reading === undefined) return undefined
  const { setting, why, lenient } = block.reading
  if (scope.names.settings.get(setting)?.reading === undefined) {
    scope.complain(['reading', 'setting'], `\`${setting}\` is no setting with a \`reading\``)
  }
  used.add(setting)
  if (lenient === 'silent') return { setting, why, lenient }
  const named = EFFECTS.some((name) => lenient[name] !== undefined)
  const inner: RuleScope = {
    ...scope,
    complain: (at, says) => scope.complain(['reading', 'lenient', ...at], says),
  }
  const other = named ? effectName(lenient, inner) : effect
  if (other === undefined || other === 'duty') return undefined
  const merged: RuleBlock = { ...block, ...lenient }
  const read = readTerms(merged, other, { scope: inner, used })
  return { setting, why, lenient: read ?? terms }
}

function readDuty(block: RuleBlock, where: Where, scope: RuleScope): Duty | undefined {
  checkWho(block.who ?? [], scope)
  if (block.duty === undefined) return undefined
  const { clause, line } = where
  return { clause, line, duty: block.duty, who: block.who ?? [], every: block.every ?? 'as due' }
}
