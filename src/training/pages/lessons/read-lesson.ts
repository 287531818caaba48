import type { IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import {
  neededDayIn,
  problemsOf,
  textOf,
  type Problem,
  type Sent,
} from '#people/pages/forms/sent.ts'

const problems = {
  session: { day: 'Enter the day it was', says: 'Say in a few words what was done' },
  refresher: { day: 'Enter the day by which it is to be done', says: 'Say why it is needed again' },
  people: 'Select who it is for, or that it is for all of them',
} as const

/** What a form says of a session or a refresher: for whom, on or by which day, and what or why. */
export type LessonSent = {
  readonly personIds: readonly string[]
  readonly day: IsoDay
  readonly says: string
}

/** Reads the form of a session or a refresher; `all` are the people it showed. */
export function readLesson(
  sent: Sent,
  kind: 'session' | 'refresher',
  all: readonly string[],
): Result<LessonSent, readonly Problem[]> {
  const words = problems[kind]
  const day = neededDayIn(sent, 'day', { what: 'The day', asks: words.day })
  const says = textOf(sent, 'says')?.slice(0, 500)
  const personIds = textOf(sent, 'who') === 'ticked' ? sent.getAll('person') : all
  const wrong = [
    ...lacking(personIds.length > 0, { field: 'who', says: problems.people }),
    ...problemsOf(day),
    ...lacking(says !== undefined, { field: 'says', says: words.says }),
  ]
  if (wrong.length > 0 || !day.ok) return err(wrong)
  return ok({ personIds, day: day.value, says: says ?? '' })
}

function lacking(isThere: boolean, problem: Problem): readonly Problem[] {
  return isThere ? [] : [problem]
}
