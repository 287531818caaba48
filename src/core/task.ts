import type { IsoDay } from './iso-day.ts'

/** Something that waits for a person, as their home page names it. */
export type Task = {
  readonly title: string
  /** Where it is done. */
  readonly href: string
  /** Why it waits, in a sentence. */
  readonly why: string
  readonly due?: IsoDay | undefined
  /** Too late, to be done, good to have, or only to be looked at. */
  readonly state: 'overdue' | 'to-do' | 'advised' | 'look'
}
