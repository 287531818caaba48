import { dayWords, isoDay } from '#core/day.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { DocumentControl } from '#rulebooks/language/rulebook.ts'

/** When the policy is reviewed next, for people: in the text's words, or as it was set since. */
export function reviewWords({ review }: DocumentControl, due: IsoDay): string {
  const set = dayWords(due)
  return due === isoDay(review.due)
    ? `${review.words} (${set})`
    : `${set}, as set at the last review (the text says ${review.words})`
}

/** Whether the text names who approves it. */
export function isNamed(by: string): boolean {
  return !/^not stated/i.test(by)
}
