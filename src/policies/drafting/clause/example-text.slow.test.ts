import { expect, test } from 'vitest'

import { blockTexts } from '#rulebooks/writing/blocks.ts'
import { idsOf, rulebookOf, texts, written } from '#test/writing.ts'
import { setBlocks } from '#rulebooks/writing/blocks.ts'

import { exampleFromLines, exampleLines } from './example-text.ts'

const some = `A pupil asks
action: accept-connection
actor.role: teacher
subject.role: pupil
on: 2024-03-01
answer: deny (binding)`

test('lines become a block with the facts together', () => {
  expect(exampleFromLines(some)).toEqual({
    ok: true,
    value: `A pupil asks
facts: { action: accept-connection, actor.role: teacher, subject.role: pupil }
on: 2024-03-01
answer: deny (binding)`,
  })
})

test.each([
  ['no situation', some.replace('A pupil asks\n', ''), 'The first line tells the situation'],
  ['no answer', some.replace('answer: deny (binding)', ''), '`answer`'],
  ['an answer there is not', some.replace('deny (binding)', 'no'), 'an answer is allow'],
  ['a line that is none', `${some}\nand so on`, 'is no line such as'],
  ['no day', some.replace('2024-03-01', 'March'), 'yyyy-mm-dd'],
])('with %s the lines are told what is wrong', (...given) => {
  const [, lines, says] = given

  expect(JSON.stringify(exampleFromLines(lines))).toContain(says)
})

test('every example of two rulebooks is shown as lines that mean the same and keep its block', () => {
  for (const text of texts.slice(0, 2)) {
    const { clauses } = rulebookOf(text)
    const all = idsOf(text).map((id) => [id, blockTexts(text, id, 'example')] as const)
    for (const [, blocks] of all) {
      for (const block of blocks) {
        expect(exampleFromLines(exampleLines(block), block)).toEqual({ ok: true, value: block })
      }
    }
    const anew = all.reduce((source, [id, blocks]) => {
      const lines = blocks.map((block) => exampleFromLines(exampleLines(block)))
      const made = lines.flatMap((one) => (one.ok ? [one.value] : []))
      return written(setBlocks(source, { id, kind: 'example' }, made))
    }, text)
    const bare = (examples: readonly object[]) => examples.map((one) => ({ ...one, line: 0 }))
    for (const [id, clause] of rulebookOf(anew).clauses) {
      expect(bare(clause.examples)).toEqual(bare(clauses.get(id)?.examples ?? []))
    }
  }
})
