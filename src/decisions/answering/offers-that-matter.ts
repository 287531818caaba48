import { answerBriefly } from '#decisions/answer-question.ts'
import { comesToSame, sendsToSame } from '#decisions/comes-to-same.ts'
import type { Decision } from '#decisions/decision.ts'
import type { RecordedFact } from '#decisions/live-facts.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import type { DecisionPlace } from './decision-place.ts'

/**
 * What the records say of a question, with an offer to begin one only where that bears on its answer:
 * changes it, or does what the policy asks beside it; the facts of the latter are in `asked`.
 */
export function offersThatMatter(
  edition: SealedEdition,
  decision: Decision,
  recorded: readonly RecordedFact[],
): Required<Pick<DecisionPlace, 'recorded' | 'asked'>> {
  const bearings = recorded.map((one) => [one, bearingOf(edition, decision, one)] as const)
  return {
    recorded: bearings.map(([one, bearing]) =>
      bearing === 'none' ? { ...one, offer: undefined } : one,
    ),
    asked: new Set(bearings.flatMap(([{ fact }, bearing]) => (bearing === 'asked' ? [fact] : []))),
  }
}

function bearingOf(
  edition: SealedEdition,
  { action, facts, asOf, mode }: Decision,
  { offer }: RecordedFact,
): 'none' | 'asked' | 'changes' {
  if (offer?.makes === undefined) return 'changes'
  const asked = { action, facts, asOf, mode }
  const now = answerBriefly(edition, asked)
  const then = answerBriefly(edition, { ...asked, facts: { ...facts, ...offer.makes } })
  if (!comesToSame(now, then)) return 'changes'
  return sendsToSame(now, then) ? 'none' : 'asked'
}
