import { readDay } from '#core/day.ts'
import { explainBriefly } from '#rulebooks/engine/explain.ts'

import type { Asking, Step } from './step.ts'

/** What somebody can say of a step that no rule can judge. */
export const looks = ['fine', 'wrong', 'later'] as const

/** What comes of an answer: it is well, it is against the policy, or there is something to do. */
export type Finding = {
  readonly step: Step
  readonly says: 'well' | 'refused' | 'advised' | 'put-right' | 'to-look' | 'open'
  readonly instead: readonly string[]
}

/**
 * What the policy says of an answer to a step. Where a rule turns on what was said, the policy's own
 * answer is given, in its strength. Pure, and nothing of it is kept.
 */
export function findingOf(step: Step, said: string, asking: Asking): Finding {
  if (said === '') return { step, says: 'open', instead: [] }
  return step.by === undefined
    ? { step, says: looked(said), instead: [] }
    : byRule(step, { ...step.by, said }, asking)
}

function looked(said: string): Finding['says'] {
  if (said === 'fine') return 'well'
  return said === 'wrong' ? 'put-right' : 'to-look'
}

function byRule(
  step: Step,
  { rule, fact, said }: NonNullable<Step['by']> & { readonly said: string },
  { edition, roles, today }: Asking,
): Finding {
  if (!fact.words.has(said)) return { step, says: 'to-look', instead: [] }
  const action = rule.actions === 'all' ? 'set-privacy' : (rule.actions[0] ?? 'set-privacy')
  const facts = { 'actor.role': [...roles], 'context.account': 'personal', [fact.name]: said }
  const { answer } = explainBriefly(edition, { action, asOf: readDay(today), facts }, 'said')
  const does = answer.clauses.find(({ id }) => id === step.clause)?.does
  if (does === 'refuses') return { step, says: 'refused', instead: rule.instead }
  if (does === 'advises against' || does === 'advises') {
    return { step, says: 'advised', instead: rule.instead }
  }
  return { step, says: 'well', instead: [] }
}
