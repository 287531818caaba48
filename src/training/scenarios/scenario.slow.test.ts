import { expect, test } from 'vitest'

import { runExamples } from '#rulebooks/examples.ts'
import { rewritten } from '#test/reading.ts'
import { editionOf } from '#test/rulebooks.ts'

import { chooseScenario } from './choose-scenario.ts'
import { explanationOf, isAnsweredOtherwise, offered, scenariosOf } from './scenario.ts'

const codes = ['DOW', 'TRI', 'WDA', 'LEA', 'STC'] as const
const lea = editionOf('LEA')
const three = rewritten(lea, 'former_pupil.years: { value: 2', 'former_pupil.years: { value: 3')

test.each(codes)(
  'every worked example of %s that has an answer is a question with it among those offered',
  (code) => {
    const edition = editionOf(code)
    const scenarios = scenariosOf(edition)
    const unanswered = runExamples(edition).filter(
      ({ answer }) => answer.outcome.answer === 'facts-missing',
    )

    expect(scenarios.length + unanswered.length).toBe(runExamples(edition).length)
    for (const scenario of scenarios) {
      expect(offered(scenario)).toContain(scenario.right)
      expect(explanationOf(edition, scenario).clauses.length).toBeGreaterThan(
        scenario.right === 'silent' ? -1 : 0,
      )
    }
  },
)

test('a question comes from a clause that is asked for, and is the same each time', () => {
  const wanted = { clauses: ['LEA-9.01'], roles: ['teacher'], by: 'somebody' }
  const chosen = chooseScenario(scenariosOf(lea), wanted)

  expect(chosen?.clause).toBe('LEA-9.01')
  expect(chooseScenario(scenariosOf(lea), wanted)).toEqual(chosen)
})

test('after a change the question is one that the change answers otherwise', () => {
  const scenarios = scenariosOf(three)
  const somebodies = ['Ada', 'Bo', 'Cy', 'Di', 'Ed'].map((by) =>
    chooseScenario(scenarios, { clauses: ['LEA-9.01'], roles: ['teacher'], by, before: lea }),
  )

  for (const chosen of somebodies) {
    expect(chosen && isAnsweredOtherwise(lea, chosen)).toBe(true)
  }
})

test('people get questions about people like them, where there are any', () => {
  const scenarios = scenariosOf(editionOf('DOW'))
  const clauses = ['DOW-3.14', 'DOW-4.13']

  const pupil = chooseScenario(scenarios, { clauses, roles: ['pupil'], by: 'Bo' })
  const teacher = chooseScenario(scenarios, { clauses, roles: ['teacher'], by: 'Bo' })

  expect(pupil?.roles).toEqual(['pupil'])
  expect(teacher?.roles).toContain('teacher')
})

test('clauses no example speaks of give no question', () => {
  expect(
    chooseScenario(scenariosOf(lea), { clauses: ['LEA-1.04'], roles: [], by: 'Bo' }),
  ).toBeUndefined()
})

test('nobody is asked about the document alone where a question is about what somebody does', () => {
  const clauses = [...lea.rulebook.clauses.keys()]
  const chosen = ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Gus', 'Hal'].map((by) =>
    chooseScenario(scenariosOf(lea), { clauses, roles: ['dsl'], by }),
  )

  for (const one of chosen) expect(one?.roles).not.toEqual([])
})
