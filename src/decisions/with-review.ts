import type { Shelf } from '#policies/shelf.ts'

import type { Decision } from './decision.ts'

/**
 * A kept answer as it is shown: whether the review of its edition was overdue on the day asked about,
 * also by what was recorded of its reviews since. What is kept stays as the text gave it.
 */
export async function withReview(
  { shelf }: { readonly shelf: Shelf },
  trustId: string,
  decision: Decision,
): Promise<Decision> {
  const edition = await shelf.bySeal(trustId, decision.editionSeal)
  if (!edition.ok) return decision
  const { due, isOverdue } = await shelf.review(trustId, edition.value, decision.asOf)
  const { answer } = decision
  const said = { ...answer.edition, reviewDue: due, overdue: isOverdue }
  return { ...decision, answer: { ...answer, edition: said } }
}
