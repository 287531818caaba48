import type { OfTrust, Shelf } from './shelf.ts'

/**
 * Whether an edition is for everyone to read: it is or was in force, or was approved and will be. A draft
 * that nobody decided on is not, whoever knows its seal.
 */
export async function isPublished(
  { shelf }: { readonly shelf: Shelf },
  { trustId, code }: OfTrust,
  seal: string,
): Promise<boolean> {
  if (shelf.first(code)?.seal === seal) return true
  return (await shelf.terms(trustId)).some((term) => term.seal === seal)
}
