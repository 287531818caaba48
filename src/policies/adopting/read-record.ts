import type { IsoDay } from '#core/iso-day.ts'
import { dayWords } from '#core/day.ts'
import { err, ok, type Result } from '#core/result.ts'
import {
  neededDayIn,
  problemsOf,
  textOf,
  type Problem,
  type Sent,
} from '#people/pages/forms/sent.ts'

import type { NotRecorded } from './record-local-review.ts'

/** What a form says was done; without a day it takes a record back. */
export type ReadRecord = {
  readonly on?: IsoDay | undefined
  readonly body: string
  readonly minute: string
}

const mostLetters = 200

/** What was typed, or what is wrong with it. `corrected` is the body of the record to be corrected. */
export function readRecord(
  sent: Sent,
  corrected: { readonly body: string } | undefined,
): Result<ReadRecord, readonly Problem[]> {
  const said = saidIn(sent)
  const what = corrected && sent.get('what')
  if (corrected && what === 'never') return takenBack(said, corrected)
  const on = neededDayIn(sent, 'on', dayWordsOfForm)
  const problems = [
    ...(what === undefined || what === 'other' ? [] : [noChoice]),
    ...problemsOf(on),
    ...textProblems(said),
  ]
  return problems.length > 0 || !on.ok ? err(problems) : ok({ ...said, on: on.value })
}

function saidIn(sent: Sent): Said {
  return { body: textOf(sent, 'body') ?? '', minute: textOf(sent, 'minute') ?? '' }
}

function takenBack(
  { body, minute }: Said,
  corrected: { readonly body: string },
): Result<ReadRecord, readonly Problem[]> {
  const said = { body: body || corrected.body, minute }
  const problems = textProblems(said)
  return problems.length > 0 ? err(problems) : ok(said)
}

const dayWordsOfForm = { what: 'The day', asks: 'Enter the day on which it was done' }
const noChoice: Problem = { field: 'what', says: 'Select whether it was done' }

type Said = Omit<ReadRecord, 'on'>

function textProblems({ body, minute }: Said): readonly Problem[] {
  return [
    ...(body === '' ? [{ field: 'body', says: 'Enter who did it' }] : []),
    ...tooLong('body', body),
    ...tooLong('minute', minute),
  ]
}

function tooLong(field: string, text: string): readonly Problem[] {
  if (text.length <= mostLetters) return []
  return [{ field, says: `Use up to ${mostLetters} characters` }]
}

/** Why a record was not kept, beside the field it is about. */
export function notRecordedProblem(refused: NotRecorded): Problem {
  switch (refused.type) {
    case 'day-missing':
      return { field: 'on-day', says: dayWordsOfForm.asks }
    case 'day-to-come':
      return { field: 'on-day', says: 'The day must be today or in the past' }
    case 'too-early': {
      const from = dayWords(refused.from)
      return {
        field: 'on-day',
        says: `The day must be ${from} or later: before it, another edition was in force`,
      }
    }
    case 'already-corrected':
      return {
        field: 'on-day',
        says: 'Somebody has corrected this record meanwhile. Go back to the list and look at what stands now',
      }
    case 'no-such-record':
    case 'not-asked':
      return { field: 'on-day', says: 'The policy has changed meanwhile. Go back to the list' }
  }
}
