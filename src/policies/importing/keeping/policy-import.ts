import type { ControlFacts } from '#policies/importing/control/control-facts.ts'
import type { PolicyDocument } from '#policies/importing/document.ts'
import type { ReviewCheck } from '#policies/importing/reviewing/check-review.ts'
import type { ReviewDefect, ReviewRelated } from '#policies/importing/reviewing/said.ts'

/**
 * How far a policy is on its way in: its `file` is coming, it is `reading` in the background, the file
 * was `refused` or the reading `failed`, it is `ready` to be reviewed, it was `cancelled`, or a draft was
 * `made` of it.
 */
export type ImportState = 'file' | 'reading' | 'refused' | 'failed' | 'ready' | 'cancelled' | 'made'

/** The steps of the work in the background. */
export type ImportStep = 'waiting' | 'reading' | 'matching' | 'checking'

/** A policy on its way in. */
export type PolicyImport = {
  readonly importId: string
  readonly fileName: string
  readonly bytes: number
  readonly state: ImportState
  /** Why the file cannot be read, in words. */
  readonly problem?: string | undefined
  readonly begunBy: string
  readonly begunAt: Date
  readonly kind?: PolicyDocument['kind'] | undefined
  readonly pages?: number | undefined
  readonly control: ControlFacts
  readonly defects: readonly ReviewDefect[]
  /** The documents it leans on; left out until somebody says something of them. */
  readonly related?: readonly ReviewRelated[] | undefined
  /** Counts what was said of its clauses and of itself, from 0. */
  readonly revision: number
  /** How the draft would stand, as of a revision; `mistakes` where no draft comes of it. */
  readonly checked?: { readonly revision: number; readonly check: KeptCheck } | undefined
  readonly draftId?: string | undefined
}

/** What a check found: how the draft would stand, or why there would be none. */
export type KeptCheck =
  | ({ readonly type: 'stands' } & ReviewCheck)
  | { readonly type: 'mistaken'; readonly mistakes: readonly string[] }

/** How far the reading is; `seenAt` is when it last said so. */
export type ImportProgress = { readonly step: ImportStep; readonly seenAt: Date }

/** Seconds without a sign after which the work counts as interrupted. */
const patience = 60

/** Whether the work has not been heard of for so long that it was probably interrupted. */
export function isInterrupted(
  { state }: Pick<PolicyImport, 'state'>,
  progress: ImportProgress | undefined,
  now: Date,
): boolean {
  if (state !== 'reading' || progress === undefined) return false
  return now.getTime() - progress.seenAt.getTime() > patience * 1000
}

/** Whether an import can still be given up: not once a draft was made of it. */
export function canBeCancelled({ state }: Pick<PolicyImport, 'state'>): boolean {
  return state !== 'made' && state !== 'cancelled'
}
