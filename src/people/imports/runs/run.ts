import type { IsoDay } from '#core/iso-day.ts'
import type { Leaving, LookalikeChoice } from '#people/imports/plan.ts'
import type { Preview } from '#people/imports/preview.ts'
import type { CsvMapping } from '#people/imports/reading/mapping.ts'
import type { Format } from '#people/imports/reading/read-files.ts'
import type { DroppedColumns } from '#people/imports/roster.ts'

/**
 * How far an import is: waiting for `files`, `reading` them, `unreadable` files, `ready` to be looked at,
 * `applying`, and at the end `applied`, `cancelled` or `failed`.
 */
export type RunState =
  | 'files'
  | 'reading'
  | 'unreadable'
  | 'ready'
  | 'applying'
  | 'applied'
  | 'cancelled'
  | 'failed'

/** An import from its first file to its end. */
export type ImportRun = {
  readonly runId: string
  readonly format: Format
  readonly source: string
  readonly group?: string | undefined
  readonly mapping?: CsvMapping | undefined
  readonly state: RunState
  readonly problem?: string | undefined
  readonly startedBy: string
  readonly startedAt: Date
  readonly appliedBy?: string | undefined
  readonly finishedAt?: Date | undefined
  readonly day?: IsoDay | undefined
  readonly summary?: RunSummary | undefined
  readonly fingerprint?: string | undefined
  readonly confirmedLeaving?: number | undefined
  /** What was said of those who look like somebody already here. */
  readonly lookalikes?: LookalikeChoice | undefined
  readonly hasChanged: boolean
  readonly isForgotten: boolean
}

/** What an import would do, or did, in figures: nobody's name. */
export type RunSummary = {
  readonly mode: Preview['mode']
  readonly counts: Preview['counts']
  readonly schools: Preview['schools']
  readonly perSchool: readonly SchoolCounts[]
  readonly dropped: readonly DroppedColumns[]
  readonly notes: Preview['notes']
  readonly leaving: readonly Leaving[]
  readonly hasUnreadRows: boolean
  readonly confirmLeaving?: number | undefined
}

/** How many people of a school are concerned; the school is '' for the whole trust. */
export type SchoolCounts = {
  readonly school: string
  readonly new: number
  readonly changed: number
  readonly left: number
}

/** The steps of the work in the background. */
export type Step = 'waiting' | 'reading' | 'comparing' | 'listing' | 'changing'

/** How far the work in the background is; `seenAt` is when it last said so. */
export type Progress = {
  readonly step: Step
  readonly done: number
  readonly total: number
  readonly seenAt: Date
}

/** A file that was sent for an import. */
export type SentFile = {
  readonly fileId: string
  readonly name: string
  readonly bytes: number
  readonly lineEnds: number
}

/** One line of a preview: a person, or a row that was not taken and why. */
export type RunLine = {
  readonly change: 'new' | 'lookalike' | 'changed' | 'left' | 'refused'
  readonly name: string
  readonly knownAs: string
  readonly school: string
  readonly what: string
  readonly file: string
  readonly row?: number | undefined
}

/** Work of a run is in hand: nothing but the work itself changes the run. */
export function isWorking({ state }: Pick<ImportRun, 'state'>): boolean {
  return state === 'reading' || state === 'applying'
}

/** Seconds without a sign after which the work counts as interrupted. */
const patience = 30

/** Whether the work of a run has not been heard of for so long that it was probably interrupted. */
export function isInterrupted(run: ImportRun, progress: Progress | undefined, now: Date): boolean {
  if (!isWorking(run) || progress === undefined) return false
  return now.getTime() - progress.seenAt.getTime() > patience * 1000
}
