import type { HeldStay } from '#access/visitor.ts'
import { isShownKind, jobNames, kindNames } from '#people/kind-words.ts'
import { isJob } from '#people/person.ts'

/** What somebody is, in words. */
export function stayWords({ kind, job }: HeldStay): string {
  if (job !== undefined && isJob(job)) return jobNames[job]
  return isShownKind(kind) ? kindNames[kind] : kind
}
