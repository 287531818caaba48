import { EFFECTS, type LenientBlock, type RuleBlock } from './blocks.ts'
import { ConditionMistake, type Condition } from './condition.ts'
import type { Duty } from './duty.ts'
import { oneOf } from './mistakes.ts'
import { readCondition, type RuleScope } from './read-condition.ts'
import { checkRole, readEffect, type EffectName } from './read-effect.ts'
import { checkForm, effectsNamed } from './rule-form.ts'
import type { Rule, Terms } from './rulebook.ts'

/** How often a duty comes round whose rule does not say. */
const AS_DUE = 'as due'

type Where = { readonly clause: string; readonly line: number; readonly index: number }

/** Turns a `rule` block into a rule or a duty; undefined when it was complained about. */
export function readRule(
  block: RuleBlock,
  where: Where,
  scope: RuleScope,
): Rule | Duty | undefined {
  const effect = effectName(block, scope)
  if (effect === undefined) return undefined
  checkForm(block, effect, scope)
  if (block.who_to_ask !== undefined) checkRole('who_to_ask', block.who_to_ask, scope)
  if (effect === 'duty') return readDuty(block, where, scope)
  const terms = readTerms(block, effect, scope)
  const actions = readActions(block, effect, scope)
  if (!terms || !actions) return undefined
  const reading = readReading(block, { effect, terms }, scope)
  const { from, until } = block
  return {
    ...terms,
    id: idOf(block, where),
    clause: where.clause,
    line: where.line,
    actions,
    ...present({ from, until, reading, whoToAsk: block.who_to_ask }),
    lifts: block.lifts,
    saves: block.save,
    notes: block.note,
    advice: adviceOf(block, effect),
    instead: block.instead,
    confirmed: block.confirmed === 'yes',
    settings: [...scope.used],
  }
}

/** The id a rule gives itself, or its place among those of its clause. */
function idOf({ id }: RuleBlock, { clause, index }: Where): string {
  return id ?? (index === 0 ? clause : `${clause}/${index + 1}`)
}

function adviceOf(block: RuleBlock, effect: EffectName): readonly string[] {
  if (effect === 'advice') return block.says ?? []
  return (block.advice ?? []).map((code) => (code.includes(':') ? code : `advice:${code}`))
}

function effectName(
  block: RuleBlock | LenientBlock,
  scope: RuleScope,
): EffectName | 'duty' | undefined {
  const [first, second] = effectsNamed(block)
  if (first === undefined) scope.complain([], `a rule begins with its effect: ${oneOf(EFFECTS)}`)
  if (first === undefined || second === undefined) return first
  scope.complain([second], `a rule has one effect; this has \`${first}\` and \`${second}\``)
  return undefined
}

function readActions(
  block: RuleBlock,
  effect: EffectName,
  { vocabulary, complain }: RuleScope,
): readonly string[] | 'all' | undefined {
  const named = block[effect] ?? []
  if (named.length === 0) complain([effect], `\`${effect}\` names one action or more, or \`all\``)
  if (named.length === 1 && named[0] === 'all') return 'all'
  return checkActions(effect, named, { vocabulary, complain }) ? named : undefined
}

/** Whether all actions are known; complains of each that is not. */
function checkActions(
  key: string,
  named: readonly string[],
  { vocabulary, complain }: Pick<RuleScope, 'vocabulary' | 'complain'>,
): boolean {
  const unknown = named.filter((action) => !vocabulary.actions.has(action))
  for (const action of unknown) {
    const near = oneOf(vocabulary.actions.keys(), action)
    complain([key], `unknown action \`${action}\`; near it are ${near}`)
  }
  return unknown.length === 0
}

function readTerms(block: RuleBlock, name: EffectName, scope: RuleScope): Terms | undefined {
  const effect = readEffect(block, name, scope)
  const about = conditionAt('about', block.about ?? {}, scope)
  const unless = optional('unless', block.unless, scope)
  const { met, failed } = readStep(block, scope)
  const who = block.who ?? []
  checkWho(who, scope)
  if (name === 'needs' && block.met === undefined && block.step === undefined) {
    scope.complain(['needs'], 'a gate says when it is met: `step: fact` or `met: {…}`')
  }
  return effect && about && { effect, who, about, ...present({ unless, met, failed }) }
}

function readStep(block: RuleBlock, scope: RuleScope): Partial<Pick<Terms, 'met' | 'failed'>> {
  const { step } = block
  const named = step === undefined ? undefined : stepNamed(step, scope)
  if (step === undefined || named) {
    const met = block.met ?? (named && { [named]: 'done' })
    const failed = block.failed ?? (named && { [named]: 'skipped' })
    return present({ met: optional('met', met, scope), failed: optional('failed', failed, scope) })
  }
  return {}
}

function stepNamed(name: string, { vocabulary, complain }: RuleScope): string | undefined {
  if (vocabulary.facts.get(name)?.type === 'step') return name
  const steps = [...vocabulary.facts.values()].filter(({ type }) => type === 'step')
  const near = oneOf(
    steps.map((fact) => fact.name),
    name,
  )
  complain(['step'], `\`${name}\` is no step; near it are ${near}`)
  return undefined
}

function optional(key: string, map: unknown, scope: RuleScope): Condition | undefined {
  return map === undefined ? undefined : conditionAt(key, map, scope)
}

function conditionAt(key: string, map: unknown, scope: RuleScope): Condition | undefined {
  try {
    return readCondition(map, scope.names, scope.used)
  } catch (error) {
    if (!(error instanceof ConditionMistake)) throw error
    scope.complain([key, ...error.at], error.message)
    return undefined
  }
}

function checkWho(who: readonly string[], { vocabulary, people, complain }: RuleScope): void {
  const roles = vocabulary.facts.get('actor.role')?.words ?? new Map<string, unknown>()
  const known = new Set([...people, ...vocabulary.groups.keys(), ...roles.keys()])
  for (const name of who.filter((one) => !known.has(one))) {
    const near = oneOf(known, name)
    complain(
      ['who'],
      `\`${name}\` is no role, group or people of the front matter; there are ${near}`,
    )
  }
}

type Strict = { readonly effect: EffectName; readonly terms: Terms }

function readReading(block: RuleBlock, strict: Strict, scope: RuleScope): Rule['reading'] {
  if (block.reading === undefined) return undefined
  const { setting, why, lenient } = block.reading
  if (scope.names.settings.get(setting)?.reading === undefined) {
    scope.complain(['reading', 'setting'], `\`${setting}\` is no setting with a \`reading\``)
  }
  scope.used.add(setting)
  if (lenient === 'silent') return { setting, why, lenient }
  return { setting, why, lenient: readLenient({ block, lenient }, strict, scope) ?? strict.terms }
}

type Readings = { readonly block: RuleBlock; readonly lenient: LenientBlock }

function readLenient(
  { block, lenient }: Readings,
  { effect }: Strict,
  scope: RuleScope,
): Terms | undefined {
  const inner: RuleScope = {
    ...scope,
    complain: (at, says) => {
      const [key = ''] = at
      if (key in lenient) scope.complain(['reading', 'lenient', ...at], says)
    },
  }
  const named = EFFECTS.some((name) => lenient[name] !== undefined)
  const other = named ? effectName(lenient, inner) : effect
  if (other === undefined || other === 'duty') return undefined
  return readTerms({ ...block, ...lenient }, other, inner)
}

function readDuty(block: RuleBlock, where: Where, scope: RuleScope): Duty | undefined {
  checkWho(block.who ?? [], scope)
  if (block.duty === undefined) return undefined
  checkActions('before', block.before, scope)
  const { duty, of, before, own, within } = block
  return {
    id: idOf(block, where),
    clause: where.clause,
    line: where.line,
    duty,
    who: block.who ?? [],
    every: block.every ?? AS_DUE,
    of,
    asks: block.asks ?? 'read',
    before,
    own,
    confirmed: block.confirmed === 'yes',
    ...present({ within }),
  }
}

/** Leaves out what is undefined. */
function present<T extends Record<string, unknown>>(
  given: T,
): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: { [K in keyof T]?: Exclude<T[K], undefined> } = {}
  for (const key in given) {
    const value = given[key]
    if (isPresent(value)) kept[key] = value
  }
  return kept
}

function isPresent<T>(value: T): value is Exclude<T, undefined> {
  return value !== undefined
}
