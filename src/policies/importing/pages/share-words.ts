import type { Share } from '#policies/importing/reviewing/shares.ts'

/** So many numbers of clauses are named before the rest is counted. */
const most = 12

/** What somebody said in a review, for the table of changes of its draft; empty where it was nothing. */
export function shareWords({ accepted, statements, dismissed, struck, corrected }: Share): string {
  return [
    said('accepted', accepted),
    said('called a statement', statements),
    ...dismissed.map(({ clause, why }) => `dismissed a defect of ${clause} (${why})`),
    said('struck out', struck),
    said('put right', corrected),
  ]
    .filter((part) => part !== '')
    .join('; ')
}

function said(what: string, things: readonly string[]): string {
  if (things.length === 0) return ''
  const more = things.length > most ? ` and ${things.length - most} more` : ''
  return `${what} ${things.slice(0, most).join(', ')}${more}`
}
