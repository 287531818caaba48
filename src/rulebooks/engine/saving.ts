import type { CompiledRule, RuleList } from './compile.ts'
import { LEAST, MOST, SAID } from './stance.ts'

/** Whether a rule of a list may put the act outside the policy. */
export function isOutside({ outsides, stances }: RuleList): boolean {
  for (const index of outsides) if (stances[index] !== 0) return true
  return false
}

/** What is certain of one rule rests on what is possible for another, and the other way round. */
const OPPOSITE = [
  [SAID, SAID],
  [LEAST, MOST],
  [MOST, LEAST],
] as const

/**
 * Where clauses put an act outside the policy save for some clauses, and one that all of them save
 * speaks, the act is not outside after all: only the saved clauses answer. The order of the rules
 * makes no difference. Changes the stances the last `weigh` left.
 */
export function spare(list: RuleList): void {
  const { rules, stances } = list
  const before = stances.slice()
  for (const [part, opposite] of OPPOSITE) {
    const spared = rules.some(
      (rule, i) => !putsOutside(rule) && has(before, i, opposite) && isSaved(i, part),
    )
    rules.forEach((rule, i) => {
      if (putsOutside(rule) ? spared : isSilenced(i, opposite, spared)) {
        stances[i] = (stances[i] ?? 0) & ~part
      }
    })
  }

  /** Whether every clause that puts the act outside saves a rule. */
  function isSaved(index: number, part: number): boolean {
    return list.outsides.every(
      (outside) => !has(before, outside, part) || rules[outside]?.saves.includes(index) === true,
    )
  }

  /** By what was said, a rule beside an act that stays outside still has its say in support. */
  function isSilenced(index: number, part: number, spared: boolean): boolean {
    return (spared || part !== SAID) && !isSaved(index, part)
  }
}

function has(stances: Uint16Array, index: number, part: number): boolean {
  return ((stances[index] ?? 0) & part) !== 0
}

/** Whether a rule is one that puts an act outside the policy. */
export function putsOutside({ terms }: CompiledRule): boolean {
  return terms.effect.type === 'outside'
}
