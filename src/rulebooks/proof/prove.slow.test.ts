import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { CompiledRule, Edition } from '#rulebooks/engine/compile.ts'
import { RANK } from '#rulebooks/engine/rank.ts'
import { editionOf, someRules } from '#test/generated-rulebook.ts'
import { modelLibrary } from '#test/model-trust.ts'

import { prove } from './prove.ts'

function model(): Edition {
  const [edition] = modelLibrary().editions.values()
  if (!edition) throw new Error('the model trust is missing')
  return edition
}

/** The edition with one compiled rule on one action gone wrong. */
function sabotaged(
  edition: Edition,
  action: string,
  wrong: (rule: CompiledRule) => Partial<CompiledRule>,
): Edition {
  const here = edition.actions.get(action)
  if (!here) throw new Error(`no rules on ${action}`)
  const rules = here.strict.rules.map((rule) => ({ ...rule, ...wrong(rule) }))
  const strict = { ...here.strict, rules }
  return { ...edition, actions: new Map([...edition.actions, [action, { ...here, strict }]]) }
}

const hunt = { cases: 3000, seed: 7 }

test('Cedar agrees on every question about the model trust, and every rule was seen at work', () => {
  const { disagreements, rules } = prove([model()], { cases: 1500, seed: 7 })

  expect(disagreements).toBe(0)
  expect(rules.speaking).toBe(rules.all)
  expect(rules.unsure).toBe(rules.all)
})

test('Cedar agrees on rulebooks nobody has written yet', () => {
  fc.assert(
    fc.property(someRules, fc.nat(), (rules, seed) => {
      fc.pre(rules.some(([, own]) => own.length > 0))

      expect(prove([editionOf(rules)], { cases: 25, seed })).toMatchObject({ disagreements: 0 })
    }),
    { numRuns: fc.readConfigureGlobal().numRuns ?? 60 },
  )
})

test('Cedar agrees that a gate which nothing can meet has failed once it is late', () => {
  const never = { needs: 'do', gate: 'agreement', met: { none: [{}] } }
  const gates = editionOf([
    ['GEN-1.1', [never]],
    ['GEN-1.2', [{ ...never, about: { 'subject.relative': 'yes' } }]],
  ])

  expect(prove([gates], { cases: 500, seed: 1 })).toMatchObject({ disagreements: 0 })
})

test('the same seed asks the same questions', () => {
  expect(prove([model()], { cases: 200, seed: 3 })).toEqual(
    prove([model()], { cases: 200, seed: 3 }),
  )
})

test('a condition that takes what is unknown for false is found, with the smallest question', () => {
  const edition = sabotaged(model(), 'send-message', ({ tests }) => ({
    tests: { ...tests, speaks: (facts) => (tests.speaks(facts) === 2 ? 2 : 0) },
  }))
  const { disagreements, smallest } = prove([edition], hunt)

  expect(disagreements).toBe(1)
  expect(smallest?.on).toBe('MOD send-message strict')
  expect(Object.keys(smallest?.question ?? {})).toEqual(['action', 'as_of'])
  expect(smallest?.differences).toContain('MOD-2.4 speaks: ours 0, Cedar 1')
})

test('a rule that stands where it should not is found', () => {
  const edition = sabotaged(model(), 'accept-connection', ({ rule, takeStance }) =>
    rule.clause === 'MOD-2.3' ? { takeStance: () => RANK.binding | 0xaa0 } : { takeStance },
  )
  const { smallest } = prove([edition], hunt)

  expect(smallest?.differences).toContainEqual(
    expect.stringMatching(/^answer: ours 10, Cedar \d+$/),
  )
})

test('an exception nobody applies is found', () => {
  const edition = sabotaged(model(), 'accept-connection', () => ({ lifted: undefined }))
  const { smallest } = prove([edition], hunt)

  expect(smallest?.question).toMatchObject({ 'subject.relative': 'yes' })
})

test('an anniversary counted a day early is found', () => {
  const edition = sabotaged(model(), 'accept-connection', ({ rule, tests }) => {
    const early = (facts: Parameters<typeof tests.speaks>[0]): 0 | 1 | 2 => {
      const slots = facts.slots.slice()
      slots[0] = (slots[0] ?? 0) + 1
      return tests.unless?.({ ...facts, slots }) ?? 0
    }
    return rule.clause === 'MOD-2.2' ? { tests: { ...tests, unless: early } } : {}
  })
  const { smallest } = prove([edition], hunt)

  expect(smallest?.question).toHaveProperty(['subject.left_on'])
  expect(smallest?.differences).toEqual(['MOD-2.2 unless: ours 2, Cedar 0'])
})
