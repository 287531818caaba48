import { wordsOf } from '#rulebooks/language/words.ts'

import type { CitedClause } from './answer.ts'
import type { CompiledRule, Edition, RuleList } from './compile.ts'
import type { Facts } from './facts.ts'
import { RANK } from './rank.ts'
import { SAID } from './stance.ts'
import { NO, YES } from './truth.ts'

/** A rule that has a part in an answer: the rank it takes, or that an exception lifts it. */
export type Stood = {
  readonly rule: CompiledRule
  readonly rank: number
  readonly lifted: boolean
}

/** The rules that stand, and those an exception lifts, by the stances the last `weigh` left. */
export function standing(
  { rules, stances }: Pick<RuleList, 'rules'> & { readonly stances: ArrayLike<number> },
  facts: Facts,
): readonly Stood[] {
  const stood: Stood[] = []
  for (const [i, rule] of rules.entries()) {
    const rank = (stances[i] ?? 0) & SAID
    const lifted = rank === 0 && isLifted(rule, facts)
    if (rank > 0 || lifted) stood.push({ rule, rank, lifted })
  }
  return stood
}

function isLifted({ lifted, tests }: CompiledRule, facts: Facts): boolean {
  if (lifted?.(facts) !== YES || tests.speaks(facts) !== YES) return false
  return tests.unless === undefined || tests.unless(facts) === NO
}

/** A clause an answer rests on, without its words. */
export type Citation = Omit<CitedClause, 'title' | 'words'>

/** The clauses of the rules that stand, those that decide first, each once and in full. */
export function cited(
  stood: readonly Stood[],
  best: number,
  edition: Edition,
): readonly CitedClause[] {
  return citations(stood, best, edition).flatMap(({ id, part, does }) => {
    const clause = edition.rulebook.clauses.get(id)
    if (!clause) return []
    return [{ id, title: clause.title, words: wordsOf(clause.text, edition.rulebook), part, does }]
  })
}

/** The same clauses without their words, which take longer to fill in than all the rest. */
export function citations(
  stood: readonly Stood[],
  best: number,
  { rulebook }: Edition,
): readonly Citation[] {
  const clauses = new Map<string, Citation>()
  for (const { rule, rank, lifted } of stood.toSorted((a, b) => b.rank - a.rank)) {
    const clause = rulebook.clauses.get(rule.rule.clause)
    if (!clause || clauses.has(clause.id)) continue
    clauses.set(clause.id, {
      id: clause.id,
      part: rank === best && !lifted ? 'decides' : 'supports',
      does: lifted ? 'gives way' : doing(rule, rank),
    })
  }
  return [...clauses.values()]
}

/** One clause, cited for putting a day or a person beyond the policy. */
export function citeById(id: string, { rulebook }: Edition): readonly CitedClause[] {
  const clause = rulebook.clauses.get(id)
  if (!clause) return []
  const words = wordsOf(clause.text, rulebook)
  return [{ id, title: clause.title, words, part: 'decides', does: 'puts outside' }]
}

const DOING = {
  'must-not': 'refuses',
  'advised-not': 'advises against',
  may: 'permits',
  needs: 'asks for',
  report: 'sends',
  judgement: 'leaves to a person',
  outside: 'puts outside',
  advice: 'advises',
} as const

function doing({ terms }: CompiledRule, rank: number): CitedClause['does'] {
  const permits = rank === RANK.permit || rank === RANK.permitWithAdvice
  return permits ? 'permits' : DOING[terms.effect.type]
}
