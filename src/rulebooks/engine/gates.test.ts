import { describe, expect, test } from 'vitest'

import { answer, words, type Given } from '#test/answering.ts'

describe('a gate', () => {
  const gate = { needs: 'do', gate: 'agreement', step: 'context.step' }
  const advised = { ...gate, strength: 'advisory' }
  const open = 'allow-with-conditions'

  const cases: readonly (readonly [string, Given, string, string])[] = [
    ['nothing said of its step', {}, open, open],
    ['its step taken', { 'context.step': 'done' }, 'allow', 'allow'],
    ['its step still to come', { 'context.step': 'not-yet' }, open, open],
    ['its step skipped', { 'context.step': 'skipped' }, 'deny (binding)', 'deny (advisory)'],
    ['done before its step', { ...late('not-yet') }, 'deny (binding)', 'deny (advisory)'],
    ['done after its step', { ...late('done') }, 'allow', 'allow'],
    [
      'no wish to ask, its step still to come',
      { ...unasked('no') },
      'deny (binding)',
      'deny (advisory)',
    ],
    ['a wish to ask, its step still to come', { ...unasked('yes') }, open, open],
    [
      'its step still to come for a teacher',
      { 'context.step': 'not-yet', 'actor.role': 'teacher' },
      open,
      open,
    ],
    ['done, nothing said of its step', { 'context.already_done': 'yes' }, open, open],
    ['not done yet', { 'context.already_done': 'no', 'context.step': 'not-yet' }, open, open],
  ]
  for (const [title, said, must, should] of cases) {
    test(`with ${title}`, () => {
      expect([words([gate], said), words([advised], said)]).toEqual([must, should])
    })
  }

  test('that nothing can meet has failed once the act is done, though nobody spoke of its step', () => {
    const never = { needs: 'do', gate: 'agreement', met: { none: [{}] } }

    expect(words([never], {})).toBe(open)
    expect(words([never], { 'context.already_done': 'yes' })).toBe('deny (binding)')
    expect(words([never], { 'context.will_ask': 'no' }, 'asking')).toBe('deny (binding)')
  })

  test('names its condition while it is open or failed, and not once it is met', () => {
    const conditions = (step: string): readonly string[] =>
      answer([gate], { 'context.step': step }).conditions.map(({ code }) => code)

    expect(['not-yet', 'skipped', 'done'].map(conditions)).toEqual([
      ['condition:agreement'],
      ['condition:agreement'],
      [],
    ])
  })

  test('is asked for while nobody has spoken of its step', () => {
    expect(words([gate], {}, 'asking')).toBe('facts-missing')
    expect(answer([gate], {}, 'asking').missing).toEqual(['context.step'])
  })

  test('of two steps has failed once one of them was not taken before the act', () => {
    const both = {
      ...gate,
      step: undefined,
      met: { 'context.step': 'done', 'context.agreed': 'done' },
    }

    expect(words([both], late('not-yet'))).toBe('deny (binding)')
    expect(words([both], { 'context.already_done': 'yes' })).toBe(open)
  })

  function late(step: string): Given {
    return { 'context.already_done': 'yes', 'context.step': step }
  }

  function unasked(answered: string): Given {
    return { 'context.will_ask': answered, 'context.step': 'not-yet' }
  }
})
