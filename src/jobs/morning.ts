import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'

/** The trust a round is made for. */
export type TrustInRound = {
  readonly trustId: string
  readonly code: string
  readonly slug: string
  readonly name: string
}

/** One trust's round of a morning. */
export type Round = {
  readonly trust: TrustInRound
  /** The day in the schools of England. */
  readonly today: IsoDay
  /** A transaction of the trust, the only one there is for a round. */
  readonly transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
}

/**
 * Work that is done once a day for each trust, such as reminders. A day is missed when the software does
 * not run that day, and a round that was cut short is made again: so `run` asks what is due by today and
 * was not done yet, never what falls on today, and keeps in one transaction what it did and that it did.
 */
export type Morning = {
  /** What it is called, in small letters and hyphens; stays the same for ever. */
  readonly name: string
  readonly run: (round: Round) => Promise<void>
}
