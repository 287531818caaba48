import { describe, expect, test } from 'vitest'

import { modelLibrary } from '#test/model-trust.ts'

import { nextStep } from './next-step.ts'
import type { AskingState } from './asking-state.ts'
import { wordsThatMatter } from './words-that-matter.ts'

const edition = modelLibrary().editions.get('MOD')
if (edition === undefined) throw new Error('the model trust has no edition')
const { vocabulary } = edition
const today = '2024-03-01'

function step(said: Readonly<Record<string, string>>, more: Partial<AskingState> = {}) {
  const facts = Object.entries(said).map(([fact, value]) => ({
    fact,
    values: value === 'unknown' ? ('unknown' as const) : [value],
  }))
  return nextStep(edition ?? never(), { action: 'accept-connection', said: facts, ...more }, today)
}

function never(): never {
  throw new Error('there is an edition')
}

describe('what is asked next', () => {
  test('the role, before anything else', () => {
    expect(step({ 'subject.role': 'pupil' })).toEqual({ type: 'question', fact: 'actor.role' })
  })

  test('nothing, once nothing can change the answer', () => {
    const said = { 'actor.role': 'parent', 'subject.role': 'pupil' }

    expect(step(said)).toEqual({ type: 'ready', mode: 'asking' })
  })

  test('nothing twice: what is not known stays so', () => {
    const said = { 'actor.role': 'teacher', 'subject.role': 'former-pupil' }
    const asked: string[] = []
    for (let next = step(said); next.type === 'question'; next = step(unknown(said, asked))) {
      expect(asked).not.toContain(next.fact)
      asked.push(next.fact)
    }

    expect(step(unknown(said, asked))).toEqual({ type: 'ready', mode: 'said' })
  })

  test('nothing, when the person has said enough', () => {
    expect(step({}, { enough: true })).toEqual({ type: 'ready', mode: 'said' })
  })
})

function unknown(said: Readonly<Record<string, string>>, names: readonly string[]) {
  return { ...said, ...Object.fromEntries(names.map((name) => [name, 'unknown'])) }
}

describe('what there is to choose from', () => {
  test('in a long list only what a rule on the action speaks of, and “none of these”', () => {
    const content = vocabulary.facts.get('context.content') ?? never()
    const shown = wordsThatMatter(edition, 'accept-connection', content).map(({ name }) => name)

    expect(shown).toContain('ordinary')
    expect(shown.length).toBeLessThan(content.words.size)
  })

  test('all words where one must be chosen', () => {
    const role = vocabulary.facts.get('actor.role') ?? never()

    expect(wordsThatMatter(edition, 'accept-connection', role)).toHaveLength(role.words.size)
  })
})
