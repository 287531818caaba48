import type { IsoDay } from '#core/iso-day.ts'
import type { ClauseChange } from '#rulebooks/changes/clause-changes.ts'

import type { Doubt } from './people-bound.ts'
import type { About, Asks } from './requirement.ts'

/**
 * How somebody stands to what is asked of them: never done; to be done for what changed, or for what a
 * new role of theirs brings; again after a time; again as somebody asked for it; done; or there for who
 * would take something on that waits for it, and owed by nobody else.
 */
export type Standing = 'never' | 'changed' | 'new-role' | 'again' | 'asked' | 'done' | 'offered'

/** Something asked of a person, and how they stand to it. */
export type Item = {
  readonly key: string
  readonly about: About
  readonly asks: Asks
  /** The clauses that ask for it. */
  readonly askedBy: readonly string[]
  readonly own: boolean
  readonly doubt?: Doubt | undefined
  readonly before: readonly string[]
  readonly standing: Standing
  /** Clauses to be read now, all that concern the person or only what changed. */
  readonly clauses: readonly string[]
  readonly changes: readonly ClauseChange[]
  /** By when; left out where no day is set. */
  readonly due?: IsoDay | undefined
  /** Why somebody asked for it once more. */
  readonly because?: string | undefined
  readonly doneOn?: IsoDay | undefined
  /** When it falls due again, once done. */
  readonly next?: IsoDay | undefined
}

/** Whether doing it is doing all of it, and not only what changed or what a new role brought. */
export function isOfWhole({ standing }: Item): boolean {
  return standing !== 'changed' && standing !== 'new-role'
}

/** Whether it waits for the person. */
export function isOwed({ standing }: Item): boolean {
  return standing !== 'done' && standing !== 'offered'
}

/** Whether there is anything to do, owed or offered. */
export function isOpen({ standing }: Item): boolean {
  return standing !== 'done'
}

/** Whether it should have been done by now. */
export function isOverdue(item: Item, today: IsoDay): boolean {
  return isOwed(item) && item.due !== undefined && item.due < today
}
