import { isoDay } from '#core/day.ts'

import type {
  Answer,
  AnsweringEdition,
  CitedClause,
  Doubt,
  OpenCondition,
  Route,
} from './answer.ts'
import { changesOf } from './changes.ts'
import type { CompiledRule, Edition, RuleList } from './compile.ts'
import { decide, decideLeniently, isDone, saidRank, verdictOutcome, weigh } from './evaluate.ts'
import type { Facts, NotUnderstood } from './facts.ts'
import { missingFacts } from './missing.ts'
import { factsNamed, NO, YES } from './truth.ts'
import type { Question } from './question.ts'
import { outcomeOf, outcomeWords, RANK, type Outcome } from './rank.ts'
import { wordsOf } from '#rulebooks/language/words.ts'

/** How far an answer goes where facts are missing. */
export type Mode =
  /** Asks for them: the answer is `facts-missing` while one could change it. */
  | 'asking'
  /** Must answer: the usual case is presumed, exceptions and gates nobody spoke of are not met. */
  | 'said'

/** An answer, and what of the question could not be understood. */
export type Explained = { readonly answer: Answer; readonly unclear: readonly NotUnderstood[] }

/**
 * Answers a question from an edition, with clauses, routes, conditions and what would change it.
 * Before and after the edition is in force the answer is that no policy covers the day.
 */
export function explain(edition: Edition, question: Question, mode: Mode): Explained {
  const list = edition.actions.get(question.action)?.strict
  if (!isInForce(edition, question) || !list) {
    return { answer: notInForce(edition, question), unclear: [] }
  }
  const given = edition.read(question, false)
  weigh(list, given.facts, isDone(edition, given.facts))
  const missing = missingFacts(list, given.facts, edition.vocabulary)
  const { facts } = mode === 'said' ? edition.read(question, true) : given

  const verdict = decide(edition, question.action, facts)
  const outcome = verdictOutcome(verdict, mode === 'said')
  const stood = standing(list, facts)
  const lenient = lenientOutcome(edition, question, facts)
  const unclear =
    lenient !== undefined && outcomeWords(lenient) !== outcomeWords(outcomeOf(saidRank(verdict)))
  const answered = { edition, question, facts, presume: mode === 'said', outcome }
  const answer: Answer = {
    ...emptyAnswer(edition, question),
    ...tellingOf(stood, edition),
    outcome,
    clauses: cited(stood, saidRank(verdict), edition),
    ...(unclear ? { lenient } : {}),
    doubts: unclear ? doubtsOf(stood, edition) : [],
    missing,
    changes: outcome.answer === 'facts-missing' ? [] : changesOf(answered, list),
  }
  return { answer, unclear: given.unclear }
}

function isInForce({ rulebook }: Edition, { asOf }: Question): boolean {
  const { from, until } = rulebook.control.inForce
  return asOf >= from && (until === undefined || asOf <= until)
}

function notInForce(edition: Edition, question: Question): Answer {
  const notes = isInForce(edition, question) ? [] : ['record:no-policy-in-force']
  const { clause } = edition.rulebook.control.approved
  const clauses = notes.length > 0 ? citeById(clause, edition) : []
  return { ...emptyAnswer(edition, question), clauses, notes }
}

function emptyAnswer({ rulebook }: Edition, { asOf }: Question): Answer {
  const { control } = rulebook
  const edition: AnsweringEdition = {
    trust: control.trust,
    name: control.name,
    label: control.edition,
    reviewDue: isoDay(control.review.due),
    overdue: asOf > control.review.due,
  }
  return {
    outcome: { answer: 'not-covered' },
    clauses: [],
    routes: [],
    conditions: [],
    advice: [],
    notes: [],
    instead: [],
    whoToAsk: [],
    doubts: [],
    ownSettings: [],
    missing: [],
    changes: [],
    edition,
  }
}

/** A rule and the rank it takes; `gives way` where an exception lifts it. */
type Stood = { readonly rule: CompiledRule; readonly rank: number; readonly lifted: boolean }

function standing(list: RuleList, facts: Facts): readonly Stood[] {
  return list.rules.flatMap((rule, i) => {
    const rank = (list.stances[i] ?? 0) & 15
    const lifted = rank === 0 && isLifted(list, rule, facts)
    return rank > 0 || lifted ? [{ rule, rank, lifted }] : []
  })
}

function isLifted(list: RuleList, rule: CompiledRule, facts: Facts): boolean {
  if (rule.lifters.length === 0 || rule.tests.speaks(facts) !== YES) return false
  if (rule.tests.unless && rule.tests.unless(facts) !== NO) return false
  return rule.lifters.some((index) => list.rules[index]?.lifts(facts) === YES)
}

function lenientOutcome(edition: Edition, { action }: Question, facts: Facts): Outcome | undefined {
  const verdict = decideLeniently(edition, action, facts)
  return verdict === undefined ? undefined : outcomeOf(saidRank(verdict))
}

function cited(
  stood: readonly Stood[],
  best: number,
  { rulebook }: Edition,
): readonly CitedClause[] {
  const clauses = new Map<string, CitedClause>()
  for (const { rule, rank, lifted } of stood.toSorted((a, b) => b.rank - a.rank)) {
    const clause = rulebook.clauses.get(rule.rule.clause)
    if (!clause || clauses.has(clause.id)) continue
    clauses.set(clause.id, {
      id: clause.id,
      title: clause.title,
      words: wordsOf(clause.text, rulebook),
      part: rank === best && !lifted ? 'decides' : 'supports',
      does: lifted ? 'gives way' : doing(rule, rank),
    })
  }
  return [...clauses.values()]
}

function doing({ terms }: CompiledRule, rank: number): CitedClause['does'] {
  if (rank === RANK.permit || rank === RANK.permitWithAdvice) return 'permits'
  switch (terms.effect.type) {
    case 'must-not':
      return 'refuses'
    case 'advised-not':
      return 'advises against'
    case 'needs':
      return 'asks for'
    case 'report':
      return 'sends'
    case 'judgement':
      return 'leaves to a person'
    case 'outside':
      return 'puts outside'
    default:
      return 'advises'
  }
}

function citeById(id: string, { rulebook }: Edition): readonly CitedClause[] {
  const clause = rulebook.clauses.get(id)
  if (!clause) return []
  const words = wordsOf(clause.text, rulebook)
  return [{ id, title: clause.title, words, part: 'decides', does: 'puts outside' }]
}

type Telling = Pick<
  Answer,
  'routes' | 'conditions' | 'advice' | 'notes' | 'instead' | 'whoToAsk' | 'ownSettings'
> &
  Pick<Partial<Answer>, 'when' | 'judgement'>

function tellingOf(stood: readonly Stood[], edition: Edition): Telling {
  const standing = stood.filter((one) => !one.lifted)
  const rules = standing.map((one) => one.rule.rule)
  const routes = standing.flatMap(routeOf)
  const when = routes.find((route) => route.when !== undefined)?.when
  const ownSettings = ownSettingsOf(
    rules.flatMap((rule) => rule.settings),
    edition,
  )
  const judgement = standing
    .map(({ rule }) => rule.terms.effect)
    .find((one) => one.type === 'judgement')
  return {
    routes,
    ...(when === undefined ? {} : { when }),
    ...(judgement === undefined
      ? {}
      : { judgement: { decides: judgement.decides, yardstick: judgement.yardstick } }),
    conditions: standing.flatMap(conditionOf),
    advice: unique(rules.flatMap((rule) => rule.advice)),
    notes: unique([
      ...rules.flatMap((rule) => rule.notes),
      ...ownSettings.map(({ setting }) => `record:trusts-own-setting:${setting}`),
    ]),
    instead: unique(rules.flatMap((rule) => rule.instead)),
    whoToAsk: unique(rules.flatMap((rule) => (rule.whoToAsk === undefined ? [] : [rule.whoToAsk]))),
    ownSettings,
  }
}

function routeOf({ rule }: Stood): readonly Route[] {
  const { effect } = rule.terms
  if (effect.type !== 'report') return []
  const { to, when } = effect
  const roles = to.type === 'unstated' ? [] : to.roles
  const type = to.type === 'any' && roles.length === 1 ? 'all' : to.type
  const code = type === 'unstated' ? 'route-unstated' : `route-${type}:${roles.join('|')}`
  return [{ code, type, roles, clause: rule.rule.clause, ...(when === undefined ? {} : { when }) }]
}

function conditionOf({ rule, rank }: Stood): readonly OpenCondition[] {
  const { effect, met } = rule.terms
  if (effect.type !== 'needs' || rank === RANK.permit) return []
  const says = met && factsNamed(met).find((fact) => fact.canChange !== undefined)?.canChange
  const code = `condition:${effect.gate}`
  return [{ code, says: says ?? effect.gate.replaceAll('-', ' '), clause: rule.rule.clause }]
}

function ownSettingsOf(names: readonly string[], { rulebook }: Edition): readonly Doubt[] {
  return unique(names).flatMap((name) => {
    const setting = rulebook.settings.get(name)
    if (!setting?.own) return []
    return [{ setting: name, clause: setting.clause, why: setting.why ?? setting.says }]
  })
}

function doubtsOf(stood: readonly Stood[], { rulebook }: Edition): readonly Doubt[] {
  const doubts = stood.flatMap(({ rule: { rule } }): readonly Doubt[] => {
    const reading = rule.reading
      ? [{ clause: rule.clause, setting: rule.reading.setting, why: rule.reading.why }]
      : []
    const people = rule.who.flatMap((name) => rulebook.people.get(name) ?? [])
    const doubtful = people.flatMap(({ clause, doubtful: list }) =>
      list.map(({ setting, why }) => ({ clause, setting, why })),
    )
    return [...reading, ...doubtful]
  })
  const open = doubts.filter(({ setting }) => rulebook.settings.get(setting)?.reading === 'unset')
  return [...new Map(open.map((doubt) => [doubt.setting, doubt])).values()]
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)]
}
