import type { SealedEdition } from '#rulebooks/library.ts'

/** A document outside the policy that people are given, read or sign. */
export type ReadDocument = {
  readonly title: string
  /** Where it can be read; unknown when left out. */
  readonly link?: string | undefined
  /** What tells one version from the next; empty where nobody has said. */
  readonly version: string
}

/** What a trust keeps of documents outside the policy: where each is and which version, by title. */
export type Documents = (
  trustId: string,
) => Promise<ReadonlyMap<string, Omit<ReadDocument, 'title'>>>

/** The documents an edition lists, as the trust keeps them now or else as the edition has them. */
export async function documentsOf(
  { edition, trustId }: { readonly edition: SealedEdition; readonly trustId: string },
  documents: Documents | undefined,
): Promise<ReadonlyMap<string, ReadDocument>> {
  const kept = documents ? await documents(trustId) : new Map<string, Omit<ReadDocument, 'title'>>()
  return new Map(
    edition.rulebook.related.map(({ title, link, year }) => [
      title,
      { title, link, version: year ?? '', ...kept.get(title) },
    ]),
  )
}
