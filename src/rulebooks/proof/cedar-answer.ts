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

/** Which rules stand, before one that puts the act outside silences others (`context.stands`). */
export function standPolicies(reading: Reading): Policies {
  const rules = rulesOf(reading)
  const writer = new Writer(rules, reading)
  return Object.fromEntries(rules.map((_, i) => writer.standsOf(i)))
}

const BESIDE = { judgement: 3, advice: 2 } as const

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
      .filter(({ rank }) => rank > 3)
      .map(({ rank, when }) => {
        const effect = rank === 4 || rank === 5 ? 'permit' : 'forbid'
        return [`${i} ${rank}`, permit(and([when, heard]), effect)] as const
      })
  }

  standsOf(i: number): readonly [string, string] {
    return [String(i), permit(or(this.#stancesOf(i).map(({ when }) => when)))]
  }

  besideOf(i: number): readonly (readonly [string, string])[] {
    const heard = `!${this.#isSilenced(i)}`
    return this.#stancesOf(i)
      .filter(({ rank }) => rank <= 3)
      .map(({ rank, when }) => [`${i} ${rank}`, permit(and([when, heard]))] as const)
  }

  /** The ranks a rule can take, and when. */
  #stancesOf(i: number): readonly Stand[] {
    const effect = this.#rules[i]?.terms.effect
    if (effect?.type === 'must-not') return this.#refusal(i, 10)
    if (effect?.type === 'advised-not') return this.#refusal(i, 7)
    if (effect?.type === 'needs') return this.#gate(i, effect.advisory ? 7 : 9)
    return [{ rank: this.#plainRank(i), when: this.#plainly(i) }]
  }

  #plainRank(i: number): number {
    const { rule, terms } = this.#rules[i] ?? { rule: undefined, terms: undefined }
    const type = terms?.effect.type
    if (type === 'outside') return 11
    if (type === 'report') return this.#doing ? 1 : 8
    if (type === 'may') return rule && rule.advice.length > 0 ? 5 : 4
    return type === 'judgement' || type === 'advice' ? BESIDE[type] : 0
  }

  #refusal(i: number, rank: number): readonly Stand[] {
    const beyond = held(i, 'unless yes')
    const refuses = and([held(i, 'speaks yes'), `!${beyond}`, `!${this.#isLifted(i)}`])
    return [
      { rank, when: refuses },
      { rank: 4, when: and([held(i, 'speaks yes'), beyond]) },
    ]
  }

  #gate(i: number, rank: number): readonly Stand[] {
    const stands = this.#plainly(i)
    const failed = held(i, 'failed yes')
    const open = and([stands, `!${failed}`, `!${held(i, 'met yes')}`])
    const late = and(['context.done', held(i, 'spoken of')])
    return [
      { rank, when: or([and([stands, failed]), and([open, late])]) },
      { rank: 6, when: and([open, `!${late}`]) },
      { rank: 4, when: and([stands, `!${failed}`, held(i, 'met yes')]) },
    ]
  }

  #plainly(i: number): string {
    return and([held(i, 'speaks yes'), `!${held(i, 'unless yes')}`, `!${this.#isLifted(i)}`])
  }

  #isLifted(i: number): string {
    const clause = this.#rules[i]?.rule.clause ?? ''
    const lifters = this.#rules.flatMap(({ rule }, j) => (rule.lifts.includes(clause) ? [j] : []))
    return or(
      lifters.map((j) => {
        const within = this.#rules[j]?.terms.unless ? [held(j, 'unless no')] : []
        return and([held(j, 'speaks yes'), ...within])
      }),
    )
  }

  /** Whether a clause that puts the act outside leaves this rule no say (`save`). */
  #isSilenced(i: number): string {
    if (!this.#outsides().some((o) => this.#saves(o).length > 0)) return 'false'
    const others = this.#rules.flatMap((_, r) => (this.#isOutside(r) ? [] : [r]))
    const spared = or(others.map((r) => and([stands(r), this.#isSavedByAll(r)])))
    const outside = or(this.#outsides().map(stands))
    const own = this.#isOutside(i) ? 'true' : `!${this.#isSavedByAll(i)}`
    return and([outside, spared, own])
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

function stands(i: number): string {
  return `context.stands.contains("${i}")`
}

function held(i: number, what: string): string {
  return `context.held.contains("${i} ${what}")`
}
