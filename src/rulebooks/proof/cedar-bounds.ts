import { held, liftersOf, mayBeLifted, plainRank } from './cedar-answer.ts'
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
 * The third question to Cedar: which ranks can each rule still take, whatever the unknown facts turn
 * out to be? A policy a rank; rank 0 is silence. The highest of all is the most the answer can be,
 * the highest of the rules' lowest the least; where they agree no fact is missing.
 */
export function boundPolicies(reading: Reading): Policies {
  const rules = rulesOf(reading)
  const doing = reading.vocabulary.actions.get(reading.action)?.kind === 'doing'
  return Object.fromEntries(
    rules.flatMap((rule, i) => {
      const possible = [...ranksOf(rule, doing, partsOf(rules, i)), silence(rules, i)]
      return possible.map(([rank, when]) => [`${i} ${rank}`, permit(when)] as const)
    }),
  )
}

type Parts = {
  /** The rule may speak, not beyond its line and not lifted. */
  readonly stands: string
  readonly speaks: string
  readonly beyond: string
  readonly within: string
  readonly may: (part: 'met' | 'failed', truth: 'yes' | 'no') => string
}
type Possible = readonly [rank: number, when: string]

function ranksOf(rule: ReadRule, doing: boolean, parts: Parts): readonly Possible[] {
  const { effect } = rule.terms
  const { stands, speaks, beyond } = parts
  if (effect.type === 'must-not' || effect.type === 'advised-not') {
    return [
      [effect.type === 'must-not' ? RANKS.binding : RANKS.advisory, stands],
      [RANKS.permit, and([speaks, beyond])],
    ]
  }
  if (effect.type === 'needs')
    return gateRanks(effect.advisory ? RANKS.advisory : RANKS.failed, parts)
  return [[plainRank(rule, doing), stands]]
}

function gateRanks(rank: number, { stands, may }: Parts): readonly Possible[] {
  const open = and([may('failed', 'no'), may('met', 'no')])
  return [
    [rank, and([stands, or([may('failed', 'yes'), and(['context.done', open])])])],
    [RANKS.open, and([stands, '!context.done', open])],
    [RANKS.permit, and([stands, may('failed', 'no'), may('met', 'yes')])],
  ]
}

function partsOf(rules: readonly ReadRule[], i: number): Parts {
  const terms = rules[i]?.terms
  const speaks = `!${held(i, 'speaks no')}`
  const beyond = terms?.unless ? `!${held(i, 'unless no')}` : 'false'
  const within = terms?.unless ? `!${held(i, 'unless yes')}` : 'true'
  return {
    speaks,
    beyond,
    within,
    stands: and([speaks, within, `!${isLifted(rules, i)}`]),
    may: (part, truth) => {
      if (!terms?.[part]) return String(truth === 'no')
      return `!${held(i, `${part} ${truth === 'yes' ? 'no' : 'yes'}`)}`
    },
  }
}

function silence(rules: readonly ReadRule[], i: number): Possible {
  const type = rules[i]?.terms.effect.type
  const { beyond, within } = partsOf(rules, i)
  const lifted = mayBeLifted(rules, i)
  const refuses = type === 'must-not' || type === 'advised-not'
  const gone = refuses ? and([lifted, within]) : or([lifted, beyond])
  return [RANKS.silent, or([`!${held(i, 'speaks yes')}`, gone])]
}

function isLifted(rules: readonly ReadRule[], i: number): string {
  return or(
    liftersOf(rules, i).map((j) => {
      const within = rules[j]?.terms.unless ? [held(j, 'unless no')] : []
      return and([held(j, 'speaks yes'), ...within])
    }),
  )
}
