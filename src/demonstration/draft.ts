import type { IsoDay } from '#core/iso-day.ts'

import type { Being, Post } from './trust-data.ts'

/** What an invented person is, at a school by its key. */
export type DraftStay = {
  readonly word: Being
  readonly school?: string | undefined
  readonly from?: IsoDay | undefined
  readonly until?: IsoDay | undefined
}

/** An invented person before ids are given. */
export type Draft = {
  readonly key: string
  readonly givenName: string
  readonly familyName: string
  readonly dateOfBirth?: IsoDay | undefined
  readonly stays: readonly DraftStay[]
  readonly holds: readonly Post[]
  /** Keys of the parents, and whether each has parental responsibility. */
  readonly parents: ReadonlyMap<string, boolean>
}
