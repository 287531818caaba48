import type { IsoDay } from '#core/iso-day.ts'
import type { Local } from '#rulebooks/language/rulebook.ts'

/** What a school's own body did with an edition, as somebody recorded it. */
export type LocalRecord = {
  readonly recordId: string
  readonly seal: string
  readonly schoolId: string
  readonly kind: Local['kind']
  /** The day it was done; undefined where the record takes an earlier one back. */
  readonly on?: IsoDay | undefined
  /** The body that did it, or who issued the copy. */
  readonly body: string
  /** Where it is written down; may be empty. */
  readonly minute: string
  /** The record that this one stands in place of. */
  readonly corrects?: string | undefined
  readonly recordedAt: Date
  readonly recordedBy: string
}

/** A record of something that was done on a day. */
export type Done = LocalRecord & { readonly on: IsoDay }

/** The latest thing done that stands: not corrected since, nor taken back. Records come oldest first. */
export function standingOf(records: readonly LocalRecord[]): Done | undefined {
  const corrected = new Set(records.map(({ corrects }) => corrects))
  return records
    .filter((one) => !corrected.has(one.recordId))
    .filter((one): one is Done => one.on !== undefined)
    .toSorted((one, other) => one.on.localeCompare(other.on))
    .at(-1)
}
