import { isPublished } from '#policies/is-published.ts'
import type { OfTrust, Shelf } from '#policies/shelf.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

const seal = /^[0-9a-f]{64}$/

/** The edition with a seal, if it is for everyone to read; undefined for any other text. */
export async function findEdition(
  { shelf }: { readonly shelf: Shelf },
  trust: OfTrust,
  asked: string,
): Promise<SealedEdition | undefined> {
  const first = shelf.first(trust.code)
  if (first?.seal === asked) return first
  if (!seal.test(asked) || !(await isPublished({ shelf }, trust, asked))) return undefined
  const edition = await shelf.bySeal(trust.trustId, asked)
  return edition.ok ? edition.value : undefined
}
