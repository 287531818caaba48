import { dayOfParts, type DayParts } from '#core/day.ts'
import { err, ok, type Result } from '#core/result.ts'
import { readVersion } from '#rulebooks/language/version.ts'
import type { Fact } from '#rulebooks/language/vocabulary.ts'

import { isUnderstood, type Said } from './asking-state.ts'

/** What is wrong with an answer, in the words for the page, and the part of the form it is about. */
export type BadAnswer = { readonly says: string; readonly field: string }

/** A form as it was sent: every value of a name, and the first of them. */
export type Sent = Pick<URLSearchParams, 'get' | 'getAll'>

/** The value by which a person says that they do not know. */
export const NOT_KNOWN = 'not-known'

const problems = {
  choose: 'Select an answer, or say that you do not know',
  chooseMany: 'Select all that apply, or say that you do not know',
  wholeNumber: 'Enter a whole number, such as 15',
  age: 'Enter an age from 0 to 120',
  version: 'Enter a version number, such as 1.0 or 0.3',
  text: 'Enter a name of up to 100 characters',
  noDate: 'Enter a date, such as 22 7 2022, or say that you do not know',
  day: 'The date must have a day',
  month: 'The date must have a month',
  year: 'The date must have a year of four numbers',
  notReal: 'The date must be a real one, such as 22 7 2022',
} as const

/** Reads what a person answered to the question about one fact; the words on the page say what is wrong. */
export function readAnswer(fact: Fact, sent: Sent): Result<Said['values'], BadAnswer> {
  const given = sent.getAll('answer')
  if (given.includes(NOT_KNOWN)) return ok('unknown')
  switch (fact.type) {
    case 'date':
      return readDate(sent)
    case 'number':
      return readAge(sent)
    case 'version':
      return readText(sent, (text) => readVersion(text) !== undefined, problems.version)
    case 'text':
      return readText(sent, (text) => isUnderstood(fact, text), problems.text)
    default:
      return readWords(fact, given)
  }
}

function readWords(fact: Fact, given: readonly string[]): Result<Said['values'], BadAnswer> {
  const words = given.filter((word) => fact.words.has(word))
  const [first] = words
  if (first === undefined || words.length < given.length) {
    return err({ says: fact.many ? problems.chooseMany : problems.choose, field: 'answer' })
  }
  return ok(fact.many ? words : [first])
}

function readAge(sent: Sent): Result<readonly string[], BadAnswer> {
  const text = (sent.get('answer') ?? '').trim()
  if (!/^\d+$/.test(text)) return err({ says: problems.wholeNumber, field: 'answer' })
  if (Number(text) > 120) return err({ says: problems.age, field: 'answer' })
  return ok([String(Number(text))])
}

function readText(
  sent: Sent,
  isFine: (text: string) => boolean,
  says: string,
): Result<readonly string[], BadAnswer> {
  const text = (sent.get('answer') ?? '').trim()
  return isFine(text) ? ok([text]) : err({ says, field: 'answer' })
}

/** Reads the three parts of a date; a month may be a number or begin with the letters of its name. */
function readDate(sent: Sent): Result<readonly string[], BadAnswer> {
  const [day, month, year] = [part(sent, 'day'), part(sent, 'month'), part(sent, 'year')]
  const problem = dateProblem({ day, month, year })
  if (problem) return err(problem)
  const on = dayOfParts({ day, month, year })
  return on === undefined ? err({ says: problems.notReal, field: 'answer-day' }) : ok([on])
}

function part(sent: Sent, name: string): string {
  return (sent.get(`answer-${name}`) ?? '').trim()
}

function dateProblem({ day, month, year }: DayParts): BadAnswer | undefined {
  if (day + month + year === '') return { says: problems.noDate, field: 'answer-day' }
  if (day === '') return { says: problems.day, field: 'answer-day' }
  if (month === '') return { says: problems.month, field: 'answer-month' }
  return /^\d{4}$/.test(year) ? undefined : { says: problems.year, field: 'answer-year' }
}
