import type { Answer, Doubt, OpenCondition, Route } from './answer.ts'
import type { Stood } from './citing.ts'
import type { Edition } from './compile.ts'
import type { Facts } from './facts.ts'
import { RANK } from './rank.ts'
import { NOT_TO_ITS_SUBJECT, routesOf, sparesItsSubject, type ToldOf } from './routes.ts'
import { leavesOf, type LeafCondition } from './truth.ts'
import { doubtsAbout, holdsAny } from './who.ts'

type Told = 'routes' | 'conditions' | 'advice' | 'notes' | 'instead' | 'whoToAsk' | 'ownSettings'

/** What an answer tells besides its outcome and clauses. */
export type Telling = Pick<Answer, Told> & Pick<Partial<Answer>, 'when' | 'judgement'>

/** What an answer asks of people: whom to tell, what to do first, who decides. */
export type Asking = Pick<Telling, 'routes' | 'conditions' | 'judgement'>

/** Collects only what the rules that stand ask of people, as that is all that is compared. */
export function askingOf(stood: readonly Stood[], told: ToldOf): Asking {
  const standing = telling(stood)
  return {
    routes: onceEach(standing.flatMap((one) => routesOf(one, told))),
    ...judgementOf(standing),
    conditions: onceEach(standing.flatMap(conditionOf)),
  }
}

/** Collects routes, conditions, advice and notes from the rules that stand. */
export function tellingOf(stood: readonly Stood[], told: ToldOf): Telling {
  const { edition } = told
  const standing = telling(stood)
  const rules = standing.map((one) => one.rule.rule)
  const { routes, ...asking } = askingOf(stood, told)
  const counsel = standing.filter((one) => !permitsBeyondItsLine(one)).map((one) => one.rule.rule)
  const ownSettings = ownSettingsOf(
    rules.flatMap((rule) => rule.settings),
    edition,
  )
  const owned = ownSettings.map(({ setting }) => `record:trusts-own-setting:${setting}`)
  const spared = standing.some((one) => sparesItsSubject(one, told)) ? [NOT_TO_ITS_SUBJECT] : []
  return {
    routes,
    ...whenOf(routes),
    ...asking,
    advice: unique(counsel.flatMap((rule) => rule.advice)),
    notes: unique([...counsel.flatMap((rule) => rule.notes), ...owned, ...spared]),
    instead: unique(counsel.flatMap((rule) => rule.instead)),
    whoToAsk: unique(counsel.flatMap((rule) => rule.whoToAsk ?? [])),
    ownSettings,
  }
}

/** The rules that have something to tell: where one puts the act outside, it alone. */
function telling(stood: readonly Stood[]): readonly Stood[] {
  const outside = stood.filter(({ rank }) => rank === RANK.outside)
  return outside.length > 0 ? outside : stood.filter((one) => !one.lifted)
}

function onceEach<T extends { readonly code: string }>(items: readonly T[]): readonly T[] {
  if (items.length < 2) return items
  return [...new Map(items.toReversed().map((one) => [one.code, one])).values()].toReversed()
}

function whenOf(routes: readonly Route[]): Pick<Telling, 'when'> {
  const when = routes.find((route) => route.when !== undefined)?.when
  return when === undefined ? {} : { when }
}

function judgementOf(standing: readonly Stood[]): Pick<Telling, 'judgement'> {
  const effects = standing.map(({ rule }) => rule.terms.effect)
  const judgement = effects.find((effect) => effect.type === 'judgement')
  if (!judgement) return {}
  return { judgement: { decides: judgement.decides, yardstick: judgement.yardstick } }
}

/** What a refusal says goes with refusing: beyond its line it permits, and has nothing to add. */
function permitsBeyondItsLine({ rule, rank }: Stood): boolean {
  const { type } = rule.terms.effect
  return rank === RANK.permit && (type === 'must-not' || type === 'advised-not')
}

function conditionOf({ rule, rank }: Stood): readonly OpenCondition[] {
  const { effect, met } = rule.terms
  if (effect.type !== 'needs' || rank === RANK.permit) return []
  const step = met && leavesOf(met).find(({ fact }) => fact.canChange !== undefined)
  const code = `condition:${effect.gate}`
  const says = step?.fact.canChange ?? effect.gate.replaceAll('-', ' ')
  return [{ code, says, clause: rule.rule.clause, ...(step ? wayToSay(step) : {}) }]
}

function wayToSay(step: LeafCondition): Pick<OpenCondition, 'fact' | 'word'> {
  if (step.kind !== 'words') return {}
  const word = [...step.fact.words.values()].find(({ bit }) => (step.mask & bit) !== 0)
  return word && !step.not ? { fact: step.fact.name, word: word.name } : {}
}

function ownSettingsOf(names: readonly string[], { rulebook }: Edition): readonly Doubt[] {
  return unique(names).flatMap((name) => {
    const setting = rulebook.settings.get(name)
    if (!setting?.own) return []
    return [{ setting: name, clause: setting.clause, why: setting.why ?? setting.says }]
  })
}

/** The points on which the text allows two readings and the trust has not settled which. */
export function doubtsOf(
  stood: readonly Stood[],
  { rulebook, vocabulary }: Edition,
  facts: Facts,
): readonly Doubt[] {
  const doubts = stood.flatMap(({ rule: { rule } }): readonly Doubt[] => {
    const { reading, clause } = rule
    const own = reading ? [{ clause, setting: reading.setting, why: reading.why }] : []
    const people = doubtsAbout(rule.who, rulebook)
      .filter(({ roles }) => holdsAny(roles, facts, vocabulary))
      .map((doubt) => ({ clause: doubt.clause, setting: doubt.setting, why: doubt.why }))
    return [...own, ...people]
  })
  const open = doubts.filter(({ setting }) => rulebook.settings.get(setting)?.reading === 'unset')
  return [...new Map(open.map((doubt) => [doubt.setting, doubt])).values()]
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)]
}
