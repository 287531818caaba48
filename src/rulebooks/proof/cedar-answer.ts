import { RANKS } from './cedar-ranks.ts'
import {
  and,
  or,
  permit,
  rulesOf,
  type Policies,
  type ReadRule,
  type Reading,
} from './cedar-rules.ts'

/**
 * The second question to Cedar: given which conditions hold (`context.held`, the answer to the
 * first), who is right? Refusals, open and failed gates, reports and what puts an act outside forbid;
 * permissions permit. Cedar's own rule that a forbid overrides every permit, and that nothing is
 * allowed unless permitted, then decides; the determining policies name the rank in their ids.
 */
export function answerPolicies(reading: Reading): Policies {
  const rules = rulesOf(reading)
  const writer = new Writer(rules, reading)
  return Object.fromEntries(rules.flatMap((_, i) => writer.policiesOf(i)))
}

/** What stands beside answers without deciding for or against: asked of Cedar where nothing permits. */
export function besidePolicies(reading: Reading): Policies {
  const rules = rulesOf(reading)
  const writer = new Writer(rules, reading)
  return Object.fromEntries(rules.flatMap((_, i) => writer.besideOf(i)))
}

/** A rank a rule can take, and when. */
type Stand = { readonly rank: number; readonly when: string }

/** Whether an act that a clause puts outside the policy can still be answered by clauses it saves. */
export function hasSaving(reading: Reading): boolean {
  return rulesOf(reading).some(({ rule }) => rule.saves.length > 0)
}

/** Which rules the clauses that put the act outside save, given which stand (`context.saved`). */
export function savedPolicies(reading: Reading): Policies {
  return Object.fromEntries(new Writer(rulesOf(reading), reading).savedPolicies())
}

/** Which rules stand, before one that puts the act outside silences others (`context.stands`). */
export function standPolicies(reading: Reading): Policies {
  const rules = rulesOf(reading)
  const writer = new Writer(rules, reading)
  return Object.fromEntries(rules.map((_, i) => writer.standsOf(i)))
}

/** The rank of a rule that neither refuses nor asks for a step. */
export function plainRank({ rule, terms }: ReadRule, doing: boolean): number {
  const { type } = terms.effect
  if (type === 'outside') return RANKS.outside
  if (type === 'report') return doing ? RANKS.reportBeside : RANKS.report
  if (type === 'may') return rule.advice.length > 0 ? RANKS.permitWithAdvice : RANKS.permit
  return type === 'judgement' || type === 'advice' ? RANKS[type] : RANKS.silent
}

/** The rules whose exceptions lift a rule. */
export function liftersOf(rules: readonly ReadRule[], i: number): readonly number[] {
  const clause = rules[i]?.rule.clause ?? ''
  return rules.flatMap(({ rule }, j) => (j !== i && rule.lifts.includes(clause) ? [j] : []))
}

/** Whether an exception can still turn out to lift a rule. */
export function mayBeLifted(rules: readonly ReadRule[], i: number): string {
  return or(
    liftersOf(rules, i).map((j) => {
      const within = rules[j]?.terms.unless ? [`!${held(j, 'unless yes')}`] : []
      return and([`!${held(j, 'speaks no')}`, ...within])
    }),
  )
}

class Writer {
  readonly #rules: readonly ReadRule[]
  readonly #doing: boolean

  constructor(rules: readonly ReadRule[], { vocabulary, action }: Reading) {
    this.#rules = rules
    this.#doing = vocabulary.actions.get(action)?.kind === 'doing'
  }

  policiesOf(i: number): readonly (readonly [string, string])[] {
    const heard = `!${this.#isSilenced(i)}`
    return this.#stancesOf(i)
      .filter(({ rank }) => rank > RANKS.judgement)
      .map(({ rank, when }) => {
        const permits = rank === RANKS.permit || rank === RANKS.permitWithAdvice
        const policy = permit(and([when, heard]), permits ? 'permit' : 'forbid')
        return [`${i} ${rank}`, policy] as const
      })
  }

  standsOf(i: number): readonly [string, string] {
    return [String(i), permit(or(this.#stancesOf(i).map(({ when }) => when)))]
  }

  besideOf(i: number): readonly (readonly [string, string])[] {
    const heard = `!${this.#isSilenced(i)}`
    return this.#stancesOf(i)
      .filter(({ rank }) => rank <= RANKS.judgement)
      .map(({ rank, when }) => [`${i} ${rank}`, permit(and([when, heard]))] as const)
  }

  /** The ranks a rule can take, and when. */
  #stancesOf(i: number): readonly Stand[] {
    const rule = this.#rules[i]
    if (!rule) return []
    const { effect } = rule.terms
    if (effect.type === 'must-not' || effect.type === 'advised-not') {
      return this.#refusal(i, effect.type === 'must-not' ? RANKS.binding : RANKS.advisory)
    }
    if (effect.type === 'needs')
      return this.#gate(i, effect.advisory ? RANKS.advisory : RANKS.failed)
    return [{ rank: plainRank(rule, this.#doing), when: this.#plainly(i) }]
  }

  #refusal(i: number, rank: number): readonly Stand[] {
    const beyond = held(i, 'unless yes')
    const refuses = and([held(i, 'speaks yes'), `!${beyond}`, `!${this.#isLifted(i)}`])
    return [
      { rank, when: refuses },
      { rank: RANKS.permit, when: and([held(i, 'speaks yes'), beyond]) },
    ]
  }

  #gate(i: number, rank: number): readonly Stand[] {
    const stands = this.#plainly(i)
    const failed = held(i, 'failed yes')
    const open = and([stands, `!${failed}`, `!${held(i, 'met yes')}`])
    const late = and(['context.done', or([held(i, 'spoken of'), this.#isNeverMet(i)])])
    return [
      { rank, when: or([and([stands, failed]), and([open, late])]) },
      { rank: RANKS.open, when: and([open, `!${late}`]) },
      { rank: RANKS.permit, when: and([stands, `!${failed}`, held(i, 'met yes')]) },
    ]
  }

  /** Whether a gate is sure to stand and nothing unknown can still meet it. */
  #isNeverMet(i: number): string {
    const terms = this.#rules[i]?.terms
    return and([
      held(i, 'speaks yes'),
      `!${mayBeLifted(this.#rules, i)}`,
      ...(terms?.unless ? [held(i, 'unless no')] : []),
      ...(terms?.met ? [held(i, 'met no')] : []),
    ])
  }

  #plainly(i: number): string {
    return and([held(i, 'speaks yes'), `!${held(i, 'unless yes')}`, `!${this.#isLifted(i)}`])
  }

  #isLifted(i: number): string {
    return or(
      liftersOf(this.#rules, i).map((j) => {
        const within = this.#rules[j]?.terms.unless ? [held(j, 'unless no')] : []
        return and([held(j, 'speaks yes'), ...within])
      }),
    )
  }

  /** Whether clauses that put the act outside leave this rule no say (`save`). */
  #isSilenced(i: number): string {
    if (!this.#outsides().some((o) => this.#saves(o).length > 0)) return 'false'
    const spared = 'context.saved.contains("spared")'
    return this.#isOutside(i) ? spared : `(${spared} && !${isSaved(i)})`
  }

  /** Which rules are saved by every clause that puts the act outside, and whether one of them stands. */
  savedPolicies(): readonly (readonly [string, string])[] {
    const others = this.#rules.flatMap((_, r) => (this.#isOutside(r) ? [] : [r]))
    const saved = others.map((r) => and([stands(r), this.#isSavedByAll(r)]))
    const outside = or(this.#outsides().map(stands))
    return [
      ['spared', permit(and([outside, or(saved)]))],
      ...others.map((r) => [String(r), permit(this.#isSavedByAll(r))] as const),
    ]
  }

  #isSavedByAll(r: number): string {
    const clause = this.#rules[r]?.rule.clause ?? ''
    const others = this.#outsides().filter((o) => !this.#saves(o).includes(clause))
    return and(others.map((o) => `!${stands(o)}`))
  }

  #outsides(): readonly number[] {
    return this.#rules.flatMap((_, i) => (this.#isOutside(i) ? [i] : []))
  }

  #isOutside(i: number): boolean {
    return this.#rules[i]?.terms.effect.type === 'outside'
  }

  #saves(i: number): readonly string[] {
    return this.#rules[i]?.rule.saves ?? []
  }
}

function isSaved(i: number): string {
  return `context.saved.contains("${i}")`
}

function stands(i: number): string {
  return `context.stands.contains("${i}")`
}

/** Whether the first question found this of a rule. */
export function held(i: number, what: string): string {
  return `context.held.contains("${i} ${what}")`
}
