import fc from 'fast-check'
import { expect, test } from 'vitest'

import { imported, INVENTED, inventedText } from '#test/invented-policies.ts'
import { checkRulebook } from '#rulebooks/check.ts'

import type { Line } from './document.ts'
import { readFile } from './reading/read-file.ts'
import { readText } from './reading/read-text.ts'
import { clausesOf, type ImportedClause } from './structure/clauses.ts'
import { outlineOf } from './structure/outline.ts'

const lines = INVENTED.flatMap((name) => inventedText(name).split('\n'))
const line = fc.oneof(
  fc.constantFrom(...lines),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constant(''),
)

test('whatever lines a document is made of, its draft passes every check', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), (picked) => {
      const document = readText(picked.join('\n'), 'text')
      fc.pre(clausesOf(outlineOf(document)).length > 0)
      const { draft } = imported(document)
      expect(checkRulebook(draft.edition)).toEqual([])
    }),
    { numRuns: 40 },
  )
})

const words = fc.array(fc.constantFrom('they', 'keep', 'to', 'it', 'at', 'every', 'school'), {
  minLength: 6,
  maxLength: 12,
})
const marks =
  '``` ```rule ```example # ## ##~TWN-1.01 --- <!-- {be.read} > TWN-77.01 { } \\ | * _ ` " \' : - % &a !!'
const mark = fc.constantFrom('', ' ', ...marks.split(' ').map((one) => one.replace('~', ' ')))
const odd = fc.tuple(mark, mark, words, mark, mark)

const lineOf = (text: string, i: number): Line => ({
  text,
  source: i + 1,
  style: 'plain',
  level: 0,
  gap: true,
})

test('whatever marks stand in a document, its words stay words', () => {
  fc.assert(
    fc.property(fc.array(odd, { minLength: 1, maxLength: 12 }), fc.boolean(), (rows, isText) => {
      const texts = rows.flatMap(([a, b, said, c, d], i) => [
        `${a}${b}${said.join(' ')} item${i} ${c}${d}`.trim().replaceAll(/\s+/g, ' '),
        // A heading is kept where something stands under it.
        'They keep to it every day at every school.',
      ])
      const document = { kind: 'docx', lines: texts.map(lineOf) } as const
      const { draft, sections } = imported(isText ? readText(texts.join('\n\n'), 'text') : document)
      const { clauses, control } = draft.edition.rulebook
      const found = sections.flatMap((section) => section.clauses)

      expect(checkRulebook(draft.edition)).toEqual([])
      expect([...clauses.values()].map(({ text }) => without(text))).toEqual(
        found.map(({ text }) => without(text)),
      )
      expect(clauses.has(`${control.trust}-${found[0]?.number}`)).toBe(true)
      const kept = [...sections.map(({ title }) => title), ...found.map(wordsOf)].join(' ')
      expect(rows.filter((_, i) => !new RegExp(`item${i}\\b`).test(kept))).toEqual([])
    }),
    { numRuns: 60 },
  )
})

/** Words without what sets them apart from the rulebook's own marks. */
function without(text: string): string {
  return text.replaceAll('\u2011', '-').replaceAll(/(\{) | (\})/g, '$1$2')
}

/** The words of a clause and those above it, which stand in no clause of their own. */
function wordsOf({ text, around: { part, lead } }: ImportedClause): string {
  return `${text} ${part} ${lead}`
}

test('marks of a rulebook at the beginning of a line are set so that they are words', () => {
  const texts = [
    '# of staff who keep to it is counted.',
    '## TWN-1.01 is what we call it here.',
    '```rule is a word in this sentence.',
    '--- is a line and no more than that.',
    'It says {be.read} and names TWN-9.99 here.',
  ]
  const { draft } = imported({ kind: 'docx', lines: texts.map(lineOf) })
  const clauses = [...draft.edition.rulebook.clauses.values()]

  expect(clauses.map(({ text }) => text)).toEqual([
    ...texts.slice(0, 4),
    'It says { be.read } and names TWN\u20119.99 here.',
  ])
})

test('a line of nothing but marks is no clause', () => {
  const { sections } = imported(readText('1. Odd\n\n```\n\n1.1 They keep to it.\n\n***\n#', 'text'))

  expect(sections.flatMap(({ clauses }) => clauses.map(({ text }) => text))).toEqual([
    'They keep to it.',
  ])
})

test('whatever bytes are sent, they are read or refused', async () => {
  const starts = ['', '%PDF-1.7\n', 'PK\u0003\u0004', '---\n']
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...starts),
      fc.uint8Array({ maxLength: 400 }),
      async (start, rest) => {
        const bytes = Buffer.concat([Buffer.from(start, 'latin1'), rest])
        const read = await readFile({ name: 'policy', bytes })
        expect(read.ok || read.error.says.length > 0).toBe(true)
      },
    ),
    { numRuns: 60 },
  )
})
