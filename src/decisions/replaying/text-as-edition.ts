import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import type { Result } from '#core/result.ts'
import type { OfTrust, Shelf } from '#policies/shelf.ts'
import { textWithAddition } from '#rulebooks/addition.ts'
import type { Mistake } from '#rulebooks/language/mistakes.ts'
import { reopenEdition, type Library, type SealedEdition } from '#rulebooks/library.ts'

type Needs = { readonly shelf: Shelf; readonly clock: Clock; readonly library: Library }

/**
 * The text of a draft as an edition. What a school adds is read at the end of the edition in force. Throws
 * where the trust has none, or no rulebook is there to give the vocabulary.
 */
export async function textAsEdition(
  { shelf, clock, library }: Needs,
  trust: OfTrust,
  { source, schoolId }: { readonly source: string; readonly schoolId?: string | undefined },
): Promise<Result<SealedEdition, readonly Mistake[]>> {
  const [some] = library.editions.values()
  const file = 'draft.md'
  if (schoolId === undefined) {
    if (!some) throw new Error('no rulebook, and so no vocabulary')
    return reopenEdition({ text: source, file }, some.vocabularyText)
  }
  const base = await shelf.inForce(trust, dayOf(clock.now()))
  if (!base) throw new Error('a school added to a policy that is not there')
  return reopenEdition({ text: textWithAddition(base.source, source), file }, base.vocabularyText)
}
