import type { Proven } from './tlog-proof.ts'
import type { Report } from './verify-export.ts'

const mostShown = 20

/** What a check found, for a person: one line when all is well, else a line for each problem. */
export function reportInWords(report: Report): string {
  const { origin, size, erased, checkpoints, root, problems } = report
  if (problems.length === 0) {
    return `sound. ${origin}: entries ${size}, of them erased ${erased}, checkpoints ${checkpoints}, root ${root}`
  }
  const more = problems.length - mostShown
  const last = more > 0 ? [`and ${more} more`] : []
  return ['NOT SOUND', ...problems.slice(0, mostShown), ...last].join('\n  ')
}

/** What the proof of one entry shows, for a person. */
export function proofInWords({ origin, size, index, payload }: Proven): string {
  return `sound. ${origin}: entry ${index} of ${size}: ${payload}`
}

/** What is said of a proof that shows nothing. */
export const noProof = 'NOT SOUND\n  proves nothing under the keys given'
