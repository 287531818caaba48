import { describe, expect, test } from 'vitest'

import { addDays, isIsoDay, type IsoDay } from '#core/iso-day.ts'
import { isoDay } from '#core/day.ts'
import { randomFrom } from '#core/random.ts'
import { answerQuestion, type Asked } from '#decisions/answer-question.ts'
import type { Edition } from '#rulebooks/engine/compile.ts'
import { questionMaker } from '#rulebooks/proof/random-question.ts'
import { fiveRulebooks } from '#test/rulebooks.ts'

import { alwaysInForce } from '#test/always-in-force.ts'
import { consequenceOf } from './consequence.ts'
import { dayLines } from './day-lines.ts'
import { gistOf } from './gist.ts'
import { sideOf } from './tell-change.ts'

const library = fiveRulebooks()
const editions = [...library.editions.values()]

/** Random questions that an edition's rules can tell apart, some facts unsaid. */
function someQuestions(edition: Edition, count: number): readonly Asked[] {
  const random = randomFrom(20_261_120)
  const makers = [...edition.actions]
    .filter(([, { strict }]) => strict.rules.length > 0)
    .map(([action]) => questionMaker(edition, action))
  return Array.from({ length: count }, (_, i) => {
    const { asOf, ...question } = random.pick(makers)(random, random.pick([0.2, 0.5, 0.8]))
    return { ...question, asOf: day(asOf), mode: i % 3 === 0 ? 'asking' : 'said' }
  })
}

function day(asOf: number): IsoDay {
  const text = isoDay(asOf)
  if (!isIsoDay(text)) throw new Error(`${text} is no day`)
  return text
}

describe.each(editions)('$rulebook.control.trust', (edition) => {
  test('what is compared of an answer is found without making the whole answer', () => {
    const always = alwaysInForce(edition)
    for (const asked of someQuestions(edition, 800)) {
      const whole = answerQuestion(always, asked)

      const { gist, missing } = consequenceOf(edition, asked)

      expect(gist).toEqual(gistOf(whole))
      expect(sideOf(edition, asked)).toMatchObject({
        clauses: whole.clauses,
        conditions: whole.conditions.map(({ code, says }) => ({ code, says })),
      })
      expect(missing).toEqual(whole.outcome.answer === 'facts-missing' ? whole.missing : [])
    }
  })

  test('between two lines of the calendar a question without a day has one answer', () => {
    const lines = dayLines([edition])
    if (lines === 'every') throw new Error('the vocabulary draws days')
    const random = randomFrom(7)
    const placeOf = (on: string): number => lines.filter((line) => line <= on).length
    let shared = 0
    for (const asked of someQuestions(edition, 500)) {
      if (/\d{4}-\d{2}-\d{2}/.test(JSON.stringify(asked.facts))) continue
      const other = addDays(asked.asOf, random.below(2000) - 1000)
      if (placeOf(other) !== placeOf(asked.asOf)) continue
      shared += 1

      expect(consequenceOf(edition, { ...asked, asOf: other })).toEqual(
        consequenceOf(edition, asked),
      )
    }
    expect(shared).toBeGreaterThan(50)
  })
})
