import type { IsoDay } from '#core/iso-day.ts'
import type { ClauseChange } from '#rulebooks/changes/clause-changes.ts'

import type { EditionReading } from './edition-reading.ts'
import type { Asks } from './requirement.ts'

/** How somebody last did what a requirement asks. */
export type Done = {
  readonly requirement: string
  /** How it was shown; what asks for more is not done by it. */
  readonly asks: Asks
  readonly seal: string
  /** Which version of a document; empty for words of the policy. */
  readonly version: string
  /** The roles they had. */
  readonly roles: readonly string[]
  readonly at: Date
  readonly on: IsoDay
  /** When they last did all of it, and not only what had changed. */
  readonly wholeOn: IsoDay
}

/** Somebody was asked to do it once more. */
export type Refresher = {
  readonly requirement: string
  readonly at: Date
  readonly due: IsoDay
  readonly because: string
}

/** A person as far as it matters for what they are to read and learn. */
export type Reader = {
  /** Words of `actor.role`. */
  readonly roles: readonly string[]
  /** Since when they are with the trust as they are now; unknown when left out. */
  readonly since?: IsoDay | undefined
  readonly done: readonly Done[]
  readonly refreshers: readonly Refresher[]
}

/** What is asked on a day, of everyone. */
export type AskedNow = {
  readonly reading: EditionReading
  readonly today: IsoDay
  /** Since when the edition asks: in force, and known to the software. */
  readonly askedSince: IsoDay
  /** The version of a document that people are to read now. */
  readonly versionOf: (title: string) => string
  /** What changed since an earlier edition; undefined when that edition cannot be read any more. */
  readonly changesSince: (seal: string) => readonly ClauseChange[] | undefined
}
