import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'
import { listRelatedIn } from '#policies/related/list-related.ts'
import type { EditionReading } from '#training/owed/edition-reading.ts'

/** A document outside the policy that people are given, read or sign. */
export type ReadDocument = {
  readonly title: string
  /** Where it can be read; unknown when left out. */
  readonly link?: string | undefined
  /** What tells one version from the next; empty where nobody has said. */
  readonly version: string
}

/** The documents that an edition asks people to read, by title, as the trust keeps them on a day. */
export async function documentsOf(
  tx: Tx,
  { reading, today }: { readonly reading: EditionReading; readonly today: IsoDay },
): Promise<ReadonlyMap<string, ReadDocument>> {
  if (!reading.requirements.some(({ about }) => about.type === 'document')) return new Map()
  const { rulebook } = reading.edition
  const shelf = await listRelatedIn(tx, { rulebook, today })
  return new Map(
    shelf.documents.map((one) => {
      const { link, record } = shelf.at(one)
      const version = record?.edition ?? one.cites ?? ''
      return [one.title, { title: one.title, link, version }]
    }),
  )
}
