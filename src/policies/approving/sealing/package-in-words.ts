import type { PackageReport } from './verify-package.ts'

const mostShown = 20
const sealedSo = 'IT WAS SEALED SO, BUT IT IS NOT ALL WHAT ITS TEXT GIVES'
const changesBySeal =
  'the text it is compared with is not in it, so what changed is held by the seal alone'

/** What a check of a package found, for a person: one line when all is well, else a line for each problem. */
export function packageInWords({ problems, isSealed, about }: PackageReport): string {
  if (problems.length === 0 && about !== undefined) {
    const { trust, title, label, sha256, examples, clauses, leftOut, leftToSeal } = about
    const left = leftOut.length === 0 ? '' : `; left out: ${leftOut.join(', ')}`
    const changes = leftToSeal ? `; ${changesBySeal}` : ''
    return `sound. ${trust}, ${title} ${label}: clauses ${clauses}, examples ${examples} as listed, sha256 ${sha256}${left}${changes}`
  }
  const more = problems.length - mostShown
  const last = more > 0 ? [`and ${more} more`] : []
  return [
    isSealed ? sealedSo : 'THE SEAL IS BROKEN',
    ...problems.slice(0, mostShown),
    ...last,
  ].join('\n  ')
}
