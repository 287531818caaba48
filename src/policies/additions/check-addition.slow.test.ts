import fc from 'fast-check'
import { expect, test } from 'vitest'

import { isWeaker } from '#rulebooks/compare/strictness.ts'
import { sideOf, standOn } from '#rulebooks/compare/cases/side.ts'
import { opinionsOn } from '#rulebooks/compare/opinion.ts'
import { weakenings } from '#rulebooks/compare/weakenings.ts'
import { isoDay, readDay } from '#core/day.ts'
import { addition, tightening, weakening } from '#test/additions.ts'
import { caseCount, everyCase, factsNamedIn, onDay } from '#test/every-case.ts'
import { editionOf as edited, someRule, someRules } from '#test/generated-rulebook.ts'
import { editionOf } from '#test/rulebooks.ts'

import { fits } from './addition.ts'
import { checkAddition, dayToAskOn } from './check-addition.ts'

const base = editionOf('STC')

function checked(added: string): ReturnType<typeof checkAddition> {
  const { source, vocabularyText } = base
  return checkAddition({ base: source, added, vocabularyText, on: '2026-11-20' })
}

test('an addition that only refuses more fits', () => {
  const found = checked(tightening)

  expect(found).toEqual({ mistakes: [], weakened: [], gaveUp: 0 })
  expect(fits(found)).toBe(true)
})

test('an addition that lifts a ban is told with both clauses and the least case, as a person', () => {
  const found = checked(
    addition(
      'may: accept-connection\nwho: workforce\nabout: { subject.role: former-pupil }\nlifts: STC-4.06',
      [
        '\n```example\nA former pupil asks a teacher\nfacts: { action: accept-connection, actor.role: teacher, subject.role: former-pupil }\non: 2026-11-20\nanswer: allow\ncites: [STC-S1.01]\n```',
        '\n```example\nA colleague asks a teacher\nfacts: { action: accept-connection, actor.role: teacher, subject.role: colleague, context.account: personal }\non: 2026-11-20\nanswer: not-covered\n```',
      ],
    ),
  )

  expect(found.mistakes).toEqual([])
  expect(found.weakened).toMatchObject([
    {
      clause: 'STC-4.06',
      added: ['STC-S1.01'],
      trust: { answer: 'deny (binding)' },
      withAddition: { answer: 'allow' },
    },
  ])
  expect(found.weakened[0]?.person).toContain('former pupil')
})

test('an addition has no second reading, in which a weaker rule could hide', () => {
  const [setting] = [...base.rulebook.settings.values()].filter(({ reading }) => reading)
  const found = checked(
    tightening.replace(
      /(must-not: accept-connection\n)/,
      `$1reading: { setting: ${setting?.name}, why: unclear, lenient: { may: accept-connection } }\n`,
    ),
  )

  expect(found.mistakes.map(({ says }) => says)).toContain(
    'rule `STC-S1.01` has two readings; what a school adds is read in one way',
  )
})

test('mistakes are told by the lines of the addition', () => {
  const unknown = checked(tightening.replace('accept-connection\nwho', 'accept-conection\nwho'))
  const untried = checked(weakening)

  expect(unknown.mistakes).toMatchObject([{ line: 8 }])
  expect(unknown.mistakes[0]?.says).toContain('accept-conection')
  expect(untried.mistakes.map(({ says }) => says).join()).toContain('no example')
})

test('an addition without a clause, or with a clause of the trust, does not fit', () => {
  expect(checked(' ').mistakes).toHaveLength(1)
  expect(checked('# Nothing\n').mistakes.length).toBeGreaterThan(0)
  expect(checked(tightening.replaceAll('STC-S1.01', 'STC-4.06')).mistakes.length).toBeGreaterThan(0)
})

test('a rule that nobody has confirmed does not fit, and is told by the lines of the addition', () => {
  const open = checked(tightening.replace('must-not:', 'confirmed: no\nmust-not:'))

  expect(open.mistakes).toEqual([{ line: 8, says: 'rule `STC-S1.01` is not confirmed' }])
})

test('both are asked on the day, or on the first day of an edition that is to come', () => {
  const first = isoDay(base.rulebook.control.inForce.from)

  expect(dayToAskOn('1999-12-31', base)).toBe(first)
  expect(dayToAskOn(first, base)).toBe(first)
  expect(dayToAskOn('2026-11-20', base)).toBe('2026-11-20')
})

test('nothing stands above the first heading, where it would join the last clause of the trust', () => {
  expect(checked(`---\nsettings: {}\n---\n${tightening}`).mistakes).toHaveLength(1)
  expect(checked(`All this holds no more.\n\n${tightening}`).mistakes).toHaveLength(1)
})

// Three rules of a trust at most, and one or two that a school adds in a clause of its own.
const someAddition = fc
  .tuple(someRules, fc.array(someRule, { minLength: 1, maxLength: 2 }))
  .map(([rules, added]) => {
    const own = rules.slice(0, 3).map(([id, some]) => [id, some.slice(0, 1)] as const)
    return { own, all: [...own, ['GEN-S1.1', added] as const] }
  })

test('what is not refused answers nobody more weakly, in any case there is', () => {
  let tightened = 0
  fc.assert(
    fc.property(someAddition, ({ own, all }) => {
      const facts = factsNamedIn(all)
      fc.pre(caseCount(facts) <= 1500)
      const [trust, withAddition] = [edited(own), edited(all)]
      const on = readDay(onDay)
      const { found, gaveUp } = weakenings({ trust, withAddition, on })
      fc.pre(found.length === 0 && gaveUp === 0)
      for (const action of ['do', 'hear']) {
        const [left, right] = [sideOf(trust, action), sideOf(withAddition, action)]
        if (!left || !right) throw new Error('no such action')
        for (const one of everyCase(facts)) {
          const question = { action, asOf: on, facts: one }
          const sides = { left, right, on }

          expect(isWeaker(standOn(sides, question), opinionsOn(sides, question))).toBe(false)
        }
      }
      tightened += 1
    }),
    { numRuns: 60, seed: 20_261_121 },
  )
  expect(tightened).toBeGreaterThan(20)
})
