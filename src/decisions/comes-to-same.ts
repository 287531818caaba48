import { isDeepStrictEqual } from 'node:util'

import type { Answer } from '#rulebooks/engine/answer.ts'

/** Whether two answers say the same of what may be done: their outcome and what must be done first. */
export function comesToSame(one: Answer, other: Answer): boolean {
  return isDeepStrictEqual(mainOf(one), mainOf(other))
}

/** Whether two answers send people to the same others. */
export function sendsToSame(one: Answer, other: Answer): boolean {
  const codes = ({ routes }: Answer): readonly string[] => routes.map(({ code }) => code).toSorted()
  return isDeepStrictEqual(codes(one), codes(other))
}

function mainOf({ outcome, conditions }: Answer): unknown {
  return {
    outcome,
    conditions: conditions.map(({ code, clause }) => `${clause} ${code}`).toSorted(),
  }
}
