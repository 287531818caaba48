import { z } from 'zod'

import type { IsoDay } from '#core/iso-day.ts'

/** The queue in which a trust waits for its additions to be looked at; migrations/0016 makes it. */
export const additionsQueue = 'check-additions'

const side = z.object({
  answer: z.string(),
  clauses: z.array(
    z.object({ id: z.string(), words: z.string(), part: z.enum(['decides', 'supports']) }),
  ),
  routes: z.array(z.string()),
  conditions: z.array(z.string()),
})

/** A case in which an addition would weaken the trust's policy, with both answers and clauses. */
export const weakenedSchema = z.object({
  action: z.string(),
  /** The least case, as an invented person. */
  person: z.string(),
  clause: z.string(),
  added: z.array(z.string()),
  trust: side,
  withAddition: side,
})

/** A case in which an addition would weaken the trust's policy. */
export type Weakened = z.infer<typeof weakenedSchema>

/** Something wrong in the text of an addition, by its own lines. */
export const mistakeSchema = z.object({ line: z.number(), says: z.string() })

/** What is wrong in the text of an addition, by its own lines. */
export type AdditionMistake = Readonly<z.infer<typeof mistakeSchema>>

/** What came of looking at an addition: it fits when all three are nothing. */
export type CheckedAddition = {
  readonly mistakes: readonly AdditionMistake[]
  readonly weakened: readonly Weakened[]
  /** Searches given up, so that nobody knows. */
  readonly gaveUp: number
}

/** Whether an addition only tightens, and nothing is wrong with it. */
export function fits({ mistakes, weakened, gaveUp }: CheckedAddition): boolean {
  return mistakes.length === 0 && weakened.length === 0 && gaveUp === 0
}

/** What a school adds from a day on; without a text the addition ends. */
export type AdditionTerm = {
  readonly termId: string
  readonly schoolId: string
  readonly draftId?: string | undefined
  readonly revision?: number | undefined
  readonly title: string
  readonly source?: string | undefined
  readonly fromDay: IsoDay
  readonly recordedAt: Date
  readonly recordedBy: string
}

/** Whether a term fits an edition: the seal of the two together, or why it was set aside. */
export type AdditionFit = {
  readonly termId: string
  readonly baseSeal: string
  readonly seal?: string | undefined
  readonly why: readonly (Weakened | AdditionMistake)[]
  readonly checkedAt: Date
}
