import { describe, expect, test } from 'vitest'

import { nextStep, openSteps } from './next-step.ts'
import { wordsThatMatter } from './words-that-matter.ts'

import { editionOf, fiveRulebooks } from '#test/rulebooks.ts'

const { vocabulary, ...library } = fiveRulebooks()
const editions = [...library.editions.values()]

describe.each(editions.map((edition) => [edition.rulebook.control.name, edition] as const))(
  'in the policy of %s',
  (_, edition) => {
    test('a parent who asks about a child is not asked for their own age', () => {
      const said = [{ fact: 'actor.role', values: ['parent'] }]
      const step = nextStep(edition, { action: 'check-age-rule', said }, '2026-11-20')

      expect(step).not.toEqual({ type: 'question', fact: 'actor.age' })
    })

    test('a picture is of people and places, never of a policy or a case', () => {
      const whom = vocabulary.facts.get('subject.role')
      const names = whom
        ? wordsThatMatter(edition, 'publish-image', whom).map(({ name }) => name)
        : []

      expect(names).toContain('pupil')
      expect(names).not.toContain('policy')
      expect(names).not.toContain('case')
    })

    test('the title of a clause has its settings filled in', () => {
      const titles = [...edition.rulebook.clauses.values()].map(({ title }) => title)

      expect(titles.filter((title) => title.includes('{'))).toEqual([])
    })
  },
)

test('steps are not asked one by one: those nobody spoke of stand on the check page as not yet', () => {
  const edition = editionOf('LEA')
  const said = [
    { fact: 'actor.role', values: ['comms-lead'] },
    { fact: 'context.account', values: ['official'] },
    { fact: 'context.content', values: ['announcement'] },
  ]
  const state = { action: 'post-official', said }

  const open = openSteps(edition, state, '2023-11-15')
  const next = nextStep(edition, state, '2023-11-15')

  expect(open).toContainEqual({ fact: 'context.other_places', values: ['not-yet'] })
  expect(next.type === 'question' && open.some(({ fact }) => fact === next.fact)).toBe(false)
})
