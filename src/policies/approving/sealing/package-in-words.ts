import type { PackageReport } from './verify-package.ts'

const mostShown = 20

/** What a check of a package found, for a person: one line when all is well, else a line for each problem. */
export function packageInWords({ problems, about }: PackageReport): string {
  if (problems.length === 0 && about !== undefined) {
    const { trust, title, label, sha256, examples, clauses, leftOut } = about
    const left = leftOut.length === 0 ? '' : `; left out: ${leftOut.join(', ')}`
    return `sound. ${trust}, ${title} ${label}: clauses ${clauses}, examples ${examples} as listed, sha256 ${sha256}${left}`
  }
  const more = problems.length - mostShown
  const last = more > 0 ? [`and ${more} more`] : []
  return ['THE SEAL IS BROKEN', ...problems.slice(0, mostShown), ...last].join('\n  ')
}
