import { readFileSync } from 'node:fs'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { ruleWritten } from '#rulebooks/changes/rules-written.ts'
import { ruleIds, ruleSource, replaceRule } from '#rulebooks/writing/blocks.ts'
import { parseRulebook } from '#rulebooks/language/parse.ts'
import type { Rulebook } from '#rulebooks/language/rulebook.ts'
import { policyFolders, readVocabularyFile } from '#rulebooks/library.ts'
import { someRule } from '#test/generated-rulebook.ts'
import { must } from '#test/small-vocabulary.ts'

import { blockOf } from './block-of.ts'
import { formOf } from './rule-form.ts'

const vocabulary = must(readVocabularyFile('rulebooks'))

function rulebookOf(text: string): Rulebook {
  return must(parseRulebook({ text, file: 'policy.md' }, vocabulary))
}

/** The rules and duties of a document as they are read, but for the lines on which they stand. */
function meaningsIn(text: string): readonly object[] {
  const clauses = [...rulebookOf(text).clauses.values()]
  const all = clauses.flatMap(({ rules, duties }) => [...rules, ...duties])
  return all.map((one) => ({ ...one, line: 0 }))
}

type Written = { readonly text: string; readonly textOnly: readonly string[] }

/** A document whose rules were each read into the form and written again. */
function throughTheForm(text: string): Written {
  const ids = [...rulebookOf(text).clauses.keys()].flatMap((id) => ruleIds(text, id))
  return ids.reduce<Written>(
    (written, id) => {
      const form = formOf(ruleSource(text, id) ?? '')
      if (form === undefined) return { ...written, textOnly: [...written.textOnly, id] }
      const replaced = replaceRule(written.text, id, blockOf(form))
      if (!replaced.ok) throw new Error(replaced.error.type)
      return { ...written, text: replaced.value }
    },
    { text, textOnly: [] },
  )
}

test.each(policyFolders('rulebooks'))('each rule of %s goes through the form unchanged', (slug) => {
  const text = readFileSync(`rulebooks/${slug}/policy.md`, 'utf8')
  const written = throughTheForm(text)

  expect(written.textOnly).toEqual([])
  expect(written.text).not.toBe(text)
  expect(meaningsIn(written.text)).toEqual(meaningsIn(text))
})

test('a rule that any form of words could make goes through the form, or is left to its text', () => {
  fc.assert(
    fc.property(someRule, (rule) => {
      const block = JSON.stringify(rule)
      const form = formOf(block)

      expect(form === undefined || ruleWritten(blockOf(form)) === ruleWritten(block)).toBe(true)
      expect(form === undefined && !block.includes('{}')).toBe(false)
    }),
  )
})

test.each([
  ['a remark', 'may: all # until the summer'],
  ['a key nobody knows', 'may: all\ncolour: blue'],
  ['no effect', 'who: staff'],
  ['words that are no YAML', 'may: [all'],
  ['two comparisons of one fact', 'may: all\nabout: { subject.age: { at_least: 5, under: 18 } }'],
])('a rule with %s is left to its text', (_, block) => {
  expect(formOf(block)).toBeUndefined()
})

test('two lines about one fact are joined, as a map holds each fact once', () => {
  const age = (how: string, years: string) => ({ fact: 'subject.age', how, values: [years] })
  const form = {
    effect: 'may',
    actions: ['all'],
    parts: [{ part: 'about', lines: [age('at_least', '5'), age('under', '18')] }],
  } as const

  expect(blockOf(form)).toBe(
    'may: all\nabout: { all: [{ subject.age: { at_least: 5 } }, { subject.age: { under: 18 } }] }',
  )
})

test('a part that is wide has its lines below each other', () => {
  const line = (fact: string) => ({ fact, how: 'none-of', values: ['one-long-word', 'another'] })
  const lines = [line('context.account'), line('subject.relationship')]
  const form = { effect: 'may', actions: ['all'], parts: [{ part: 'about', lines }] } as const

  expect(blockOf(form)).toBe(
    [
      'may: all',
      'about:',
      '  context.account: { not: [one-long-word, another] }',
      '  subject.relationship: { not: [one-long-word, another] }',
    ].join('\n'),
  )
})
