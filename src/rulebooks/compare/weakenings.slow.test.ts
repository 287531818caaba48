import { readFileSync } from 'node:fs'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readDay } from '#core/day.ts'
import { readWithAddition } from '#rulebooks/addition.ts'
import { sideOf, standOn } from '#rulebooks/compare/cases/side.ts'
import { compileEdition } from '#rulebooks/engine/compile.ts'
import { openEdition, readVocabularyFile } from '#rulebooks/library.ts'
import { must } from '#test/small-vocabulary.ts'
import { caseCount, everyCase, factsNamedIn, onDay } from '#test/every-case.ts'
import { editionOf, someRule, someRules, type RulesByClause } from '#test/generated-rulebook.ts'

import { opinionsOn } from './opinion.ts'
import { isWeaker } from './strictness.ts'
import { weakenings, type Adding } from './weakenings.ts'

const vocabulary = must(readVocabularyFile('rulebooks'))
const file = 'rulebooks/st-clare/policy.md'
const trust = must(openEdition(file, 'rulebooks', vocabulary))
const on = readDay('2026-11-20')

/** The weakenings of an addition to the policy of a trust. */
function weakenedBy(text: string): ReturnType<typeof weakenings> {
  const source = { text: readFileSync(file, 'utf8'), file }
  const rulebook = must(readWithAddition(source, { text, file: 'school.md' }, vocabulary))
  return weakenings({ trust, withAddition: compileEdition(rulebook, vocabulary), on })
}

const clause = (rule: string): string =>
  `# Our school\n\n## STC-S1.01\n\nOur own words.\n\n\`\`\`rule\n${rule}\n\`\`\`\n`

test('an addition that only refuses more weakens nothing', () => {
  const stricter = clause(
    'must-not: accept-connection\nwho: workforce\nabout: { subject.role: parent }',
  )

  expect(weakenedBy(stricter)).toEqual({ found: [], gaveUp: 0 })
})

test('an addition that lifts a ban is found, with both clauses and whom it would let through', () => {
  const { found } = weakenedBy(
    clause(
      'may: accept-connection\nwho: workforce\nabout: { subject.role: former-pupil }\nlifts: STC-4.06',
    ),
  )

  expect(found.map((one) => [one.clause, one.added, one.facts])).toEqual([
    ['STC-4.06', ['STC-S1.01'], { 'subject.role': 'former-pupil' }],
  ])
  expect(found.map(({ trust: own, withAddition }) => [own.answer, withAddition.answer])).toEqual([
    ['deny (binding)', 'allow'],
  ])
})

test('an addition that puts an act outside the policy is found', () => {
  const { found } = weakenedBy(
    clause('outside: accept-connection\nwho: volunteer\nabout: { subject.role: pupil }'),
  )

  expect(found.map((one) => [one.clause, one.added, one.withAddition.answer])).toEqual([
    ['STC-4.05', ['STC-S1.01'], 'not-covered'],
  ])
})

test('permitting what the trust leaves to a person is weaker, though permission ranks higher', () => {
  const { found } = weakenedBy(
    clause('may: post-personal\nwho: workforce\nabout: { context.content: role-conflict }'),
  )

  expect(found.map((one) => [one.clause, one.trust.answer, one.withAddition.answer])).toEqual([
    ['STC-2.03', 'needs-judgement', 'allow'],
  ])
})

test('a mistake in an addition is told with the file and line of the addition', () => {
  const source = { text: readFileSync(file, 'utf8'), file }
  const text = clause('must-not: accept-conection')
  const read = readWithAddition(source, { text, file: 'school.md' }, vocabulary)

  expect(read.ok ? [] : read.error.map(({ file: where, line }) => [where, line])).toEqual([
    ['school.md', 8],
  ])
})

// Three rules of a trust at most, and one or two that a school adds in a clause of its own.
const someAdding = fc
  .tuple(someRules, fc.array(someRule, { minLength: 1, maxLength: 2 }))
  .map(([rules, added]): readonly [RulesByClause, RulesByClause] => {
    const own = rules.slice(0, 3).map(([id, some]) => [id, some.slice(0, 1)] as const)
    return [own, [...own, ['GEN-S1.1', added] as const]]
  })

function judged({
  trust: left,
  withAddition: right,
}: Adding): (action: string) => (facts: Readonly<Record<string, unknown>>) => boolean {
  return (action) => {
    const sides = { left: sideOf(left, action), right: sideOf(right, action) }
    if (!sides.left || !sides.right) throw new Error('no such action')
    const both = { left: sides.left, right: sides.right, on: readDay(onDay) }
    return (facts) => {
      const question = { action, asOf: readDay(onDay), facts }
      return isWeaker(standOn(both, question), opinionsOn(both, question))
    }
  }
}

test('an addition is refused exactly where some case is weaker with it', () => {
  let weakened = 0
  fc.assert(
    fc.property(someAdding, ([own, all]) => {
      const facts = factsNamedIn(all)
      fc.pre(caseCount(facts) <= 2000)
      const [left, right] = [editionOf(own), editionOf(all)]
      const adding = { trust: left, withAddition: right, on: readDay(onDay) }
      const { found } = weakenings(adding)
      const judge = judged(adding)
      for (const action of ['do', 'hear']) {
        const isWeakened = everyCase(facts).some(judge(action))
        if (isWeakened) weakened += 1

        expect(found.some((one) => one.action === action) || !isWeakened).toBe(true)
      }
      const today = found.filter((one) => one.on === onDay)

      expect(today.filter((one) => !judge(one.action)(one.facts))).toEqual([])
    }),
    { numRuns: 80, seed: 20_261_120 },
  )
  expect(weakened).toBeGreaterThan(3)
})
