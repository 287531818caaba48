import type { RelatedLine, RelatedShelf } from './list-related.ts'

/** A line that somebody should mend, and the school whose it is. */
export type WantingLine = RelatedLine & { readonly school?: string | undefined }

/**
 * What is missing or outdated at the places given: of the trust, and of each school that document of which
 * each school has its own. Laws and guidance without a link count only where they are outdated.
 */
export function wantingAt(
  shelf: RelatedShelf,
  places: {
    readonly ofTrust: boolean
    readonly schools: readonly { readonly schoolId: string; readonly name: string }[]
  },
): readonly WantingLine[] {
  const lines = shelf.documents.flatMap((one): readonly WantingLine[] => {
    if (one.level !== 'school') return places.ofTrust ? [shelf.at(one)] : []
    return places.schools.map(({ schoolId, name }) => ({
      ...shelf.at(one, schoolId),
      school: name,
    }))
  })
  return lines.filter(
    ({ standing }) => standing.state === 'missing' || standing.state === 'outdated',
  )
}
