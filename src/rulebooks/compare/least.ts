import { isoDay, readDay, yearsLater } from '#core/day.ts'
import { isIsoDay } from '#core/iso-day.ts'
import type { NamedFacts } from '#rulebooks/engine/facts.ts'
import type { Question } from '#rulebooks/engine/question.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'

/** Whether a question still shows what it is meant to show. */
export type StillShows = (question: Question) => boolean

/** Leaves out every fact, and every word of a fact that holds several, that is not needed. */
export function leastOf(question: Question, stillShows: StillShows): Question {
  let least = question
  for (const name of Object.keys(question.facts)) {
    for (const facts of lesser(least.facts, name)) {
      if (!stillShows({ ...least, facts })) continue
      least = { ...least, facts }
      break
    }
  }
  return least
}

/** The facts without one of them, or with one word less in it. */
function lesser(facts: NamedFacts, name: string): readonly NamedFacts[] {
  const { [name]: said, ...without } = facts
  if (!Array.isArray(said)) return [without]
  const words: readonly unknown[] = said
  const fewer = words.map((one) => alone(words.filter((other) => other !== one)))
  return [without, ...fewer.map((left) => ({ ...facts, [name]: left }))]
}

function alone(words: readonly unknown[]): unknown {
  return words.length === 1 ? words[0] : words
}

/** Ages and times since a day as one meets them, tried in place of those on the very line. */
const AGES = [12, 15, 17, 19, 25, 10] as const
const MONTHS = [14, 30, 42, 60, 150] as const

/** The same question with ages and days off the line, where that makes no difference. */
export function lifelike(
  question: Question,
  { facts: known }: Vocabulary,
  stillShows: StillShows,
): Question {
  return Object.keys(question.facts).reduce((before, name) => {
    const type = known.get(name)?.type
    const others = type === 'number' ? AGES : type === 'date' ? daysBefore(question.asOf) : []
    const better = others
      .map((value) => ({ ...before, facts: { ...before.facts, [name]: value } }))
      .find(stillShows)
    return better ?? before
  }, question)
}

function daysBefore(day: number): readonly string[] {
  return MONTHS.map((months) => isoDay(monthsBefore(day, months))).filter(isIsoDay)
}

function monthsBefore(day: number, months: number): number {
  const years = Math.trunc(months / 12)
  const left = (Math.trunc(day / 100) % 100) - (months % 12)
  const month = left > 0 ? left : left + 12
  const year = yearsLater(day, -years - (left > 0 ? 0 : 1))
  return readDay(isoDay(Math.trunc(year / 10_000) * 10_000 + month * 100 + 15))
}
