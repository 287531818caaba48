import { readFileSync } from 'node:fs'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { parseRulebook } from '#rulebooks/language/parse.ts'
import type { Rulebook, Setting } from '#rulebooks/language/rulebook.ts'
import { readVocabularyFile } from '#rulebooks/library.ts'

import {
  addBlock,
  blockTexts,
  ruleIds,
  ruleSource,
  replaceRule,
  removeRule,
  setBlocks,
  setClauseConfirmed,
  setConfirmed,
} from './blocks.ts'
import { clauseWords, setClauseTitle, setClauseWords } from './clause-words.ts'
import { addClause, clauseSource, moveClause, removeClause, replaceClause } from './clauses.ts'
import { addHistory, setControl, setSetting } from './control.ts'
import { clausesOf, outlineOf } from './outline.ts'

const read = readVocabularyFile('rulebooks')
if (!read.ok) throw new Error('the vocabulary has mistakes')
const vocabulary = read.value

const texts = ['dowmat', 'leading-edge', 'st-clare', 'trinity', 'whinless-down'].map((slug) =>
  readFileSync(`rulebooks/${slug}/policy.md`, 'utf8'),
)
const inWindows = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}`
const someText = fc.constantFrom(...texts, ...texts.map(inWindows))
const someClause = someText.chain((text) =>
  fc.record({ text: fc.constant(text), id: fc.constantFrom(...idsOf(text)) }),
)
/** Words of several paragraphs with signs that mean something to Markdown and YAML. */
const someWords = fc
  .array(fc.string({ unit: fc.constantFrom(...'abc {}:#-`\'",[]é\t|>&*!%@\n'), minLength: 1 }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join('\n\n'))
  .filter((words) => words.trim() !== '' && !/^(?:##? |```)/m.test(words.trim()))

function idsOf(text: string): readonly string[] {
  return [...text.matchAll(/^## (\S+)/gm)].map((match) => match[1] ?? '')
}

function rulebookOf(text: string): Rulebook {
  const rulebook = parseRulebook({ text, file: 'policy.md' }, vocabulary)
  if (!rulebook.ok) throw new Error(JSON.stringify(rulebook.error.slice(0, 3)))
  return rulebook.value
}

function must<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** Every clause's source but one, and the front matter: what a change of that one must leave alone. */
function around(text: string, id: string): readonly string[] {
  const outline = outlineOf(text)
  if (outline === undefined) throw new Error('no rulebook')
  const { lines, frontEnd } = outline
  const others = clausesOf(outline).filter((one) => one.id !== id)
  return [
    lines.slice(0, frontEnd).join(''),
    ...others.map(({ start, end }) => lines.slice(start, end).join('').trimEnd()),
  ]
}

const tidy = (words: string): string => words.replaceAll(/\n{3,}/g, '\n\n').trim()

describe('the words of a clause', () => {
  test('written as they are, nothing changes at all', () => {
    for (const text of texts.flatMap((one) => [one, inWindows(one)])) {
      for (const id of idsOf(text)) {
        expect(must(setClauseWords(text, id, clauseWords(text, id) ?? ''))).toBe(text)
      }
    }
  })

  test('are read back as written, and nothing else changes', () => {
    fc.assert(
      fc.property(someClause, someWords, ({ text, id }, words) => {
        const written = must(setClauseWords(text, id, words))

        expect(clauseWords(written, id)).toBe(tidy(words))
        expect(around(written, id)).toEqual(around(text, id))
        for (const kind of ['rule', 'example', 'kept'] as const) {
          expect(blockTexts(written, id, kind)).toEqual(blockTexts(text, id, kind))
        }
      }),
    )
  })

  test('written and written back leave the document as it was', () => {
    fc.assert(
      fc.property(someClause, someWords, ({ text, id }, words) => {
        const before = clauseWords(text, id) ?? ''

        expect(must(setClauseWords(must(setClauseWords(text, id, words)), id, before))).toBe(text)
      }),
    )
  })

  test.each(['# A section', '## LEA-1.01 A clause', '```rule', 'Fine.\n\n```'])(
    'cannot begin another part of the document (%s)',
    (words) => {
      const [text = ''] = texts
      const [id = ''] = idsOf(text)

      expect(setClauseWords(text, id, words)).toMatchObject({
        ok: false,
        error: { type: 'breaks-document' },
      })
    },
  )

  test('a title is written into the heading, and nothing else changes', () => {
    fc.assert(
      fc.property(someClause, ({ text, id }) => {
        const written = must(setClauseTitle(text, id, ' Another  title '))

        expect(rulebookOf(written).clauses.get(id)?.title).toBe('Another title')
        expect(must(setClauseTitle(written, id, titleOf(text, id)))).toBe(text)
      }),
      { numRuns: 20 },
    )
  })
})

function titleOf(text: string, id: string): string {
  return new RegExp(`^## ${RegExp.escape(id)}(.*)$`, 'm').exec(text)?.[1]?.trim() ?? ''
}

describe('a clause', () => {
  test('replaced by its own source changes nothing', () => {
    fc.assert(
      fc.property(someClause, ({ text, id }) => {
        expect(must(replaceClause(text, id, clauseSource(text, id) ?? ''))).toBe(text)
      }),
    )
  })

  test('added anywhere and removed again leaves the document as it was', () => {
    fc.assert(
      fc.property(someClause, ({ text, id }) => {
        const fresh = `${id.slice(0, 4)}X9.99`
        const source = `## ${fresh} New\nSome words.\n\n\`\`\`kept\nby: record\nwhat: document-control\nshows: something\n\`\`\``
        const added = must(addClause(text, { at: { after: id }, source }))

        expect(idsOf(added).indexOf(fresh)).toBe(idsOf(text).indexOf(id) + 1)
        expect(rulebookOf(added).clauses.get(fresh)?.text).toBe('Some words.')
        expect(must(removeClause(added, fresh))).toBe(text)
      }),
      { numRuns: 40 },
    )
  })

  test('removed leaves every other clause byte for byte', () => {
    fc.assert(
      fc.property(someClause, ({ text, id }) => {
        const left = must(removeClause(text, id))

        expect(idsOf(left)).toEqual(idsOf(text).filter((one) => one !== id))
        expect(around(left, id)).toEqual(around(text, id))
      }),
    )
  })

  test('moved away and back leaves the document as it was', () => {
    fc.assert(
      fc.property(someClause, ({ text, id }) => {
        const ids = idsOf(text)
        const at = ids.indexOf(id)
        const [before, two] = [ids[at - 1], ids[at + 1]]
        if (
          before === undefined ||
          two === undefined ||
          sectionOf(text, id) !== sectionOf(text, two)
        )
          return
        if (sectionOf(text, before) !== sectionOf(text, id)) return
        const moved = must(moveClause(text, id, { after: two }))

        expect(idsOf(moved).indexOf(id)).toBe(at + 1)
        expect(must(moveClause(moved, id, { after: before }))).toBe(text)
      }),
    )
  })

  test('can begin a section or stand in a new one', () => {
    const text = texts[2] ?? ''
    const [{ title, clauses } = { title: '', clauses: [] }] = rulebookOf(text).sections
    const source = '## STC-99.01\nWords.'

    const first = rulebookOf(must(addClause(text, { at: { atStartOf: title }, source })))
    const last = rulebookOf(must(addClause(text, { at: { newSection: 'More' }, source })))

    expect(first.sections[0]?.clauses.map(({ id }) => id)).toEqual([
      'STC-99.01',
      ...clauses.map(({ id }) => id),
    ])
    expect(last.sections.at(-1)).toMatchObject({ title: 'More', clauses: [{ id: 'STC-99.01' }] })
  })

  test.each([
    ['no heading', 'Only words'],
    ['another id', '## STC-77.01\nWords'],
    ['two clauses', '## STC-1.01\nOne\n\n## STC-1.02\nTwo'],
    ['a section', '## STC-1.01\nOne\n\n# Section'],
    ['a block that is never closed', '## STC-1.01\nOne\n\n```rule\nmay: all'],
  ])('is not replaced by a source with %s', (_, source) => {
    const text = texts[2] ?? ''

    expect(replaceClause(text, 'STC-1.01', source)).toMatchObject({
      ok: false,
      error: { type: 'not-one-clause' },
    })
  })
})

function sectionOf(text: string, id: string): number {
  const at = text.indexOf(`## ${id}`)
  return text.lastIndexOf('\n# ', at)
}

describe('a rule', () => {
  test('marked as not confirmed and confirmed again leaves the document as it was', () => {
    fc.assert(
      fc.property(someClause, ({ text, id }) => {
        const rules = rulebookOf(text).clauses.get(id)?.rules ?? []
        for (const rule of rules) {
          const marked = must(setConfirmed(text, rule.id, false))
          const open = [...rulebookOf(marked).clauses.values()].flatMap((one) =>
            one.rules.filter(({ confirmed }) => !confirmed),
          )

          expect(open.map((one) => one.id)).toEqual([rule.id])
          expect(must(setConfirmed(marked, rule.id, true))).toBe(text)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('all rules of a clause are marked at once', () => {
    for (const text of texts) {
      for (const { id, rules } of [...rulebookOf(text).clauses.values()].slice(0, 20)) {
        const marked = must(setClauseConfirmed(text, id, false))

        expect(
          rulebookOf(marked)
            .clauses.get(id)
            ?.rules.every((one) => !one.confirmed),
        ).toBe(true)
        expect(rules.length === 0 || marked !== text).toBe(true)
        expect(must(setClauseConfirmed(marked, id, true))).toBe(text)
      }
    }
  })

  test('is found by its id, written anew and taken out without touching what is around it', () => {
    fc.assert(
      fc.property(someClause, ({ text, id }) => {
        for (const [i, ruleId] of ruleIds(text, id).entries()) {
          expect(ruleSource(text, ruleId)).toBe(blockTexts(text, id, 'rule')[i])
          expect(must(replaceRule(text, ruleId, ruleSource(text, ruleId) ?? ''))).toBe(text)
          const left = must(removeRule(text, ruleId))
          expect(blockTexts(left, id, 'rule')).toEqual(blockTexts(text, id, 'rule').toSpliced(i, 1))
          expect(blockTexts(left, id, 'example')).toEqual(blockTexts(text, id, 'example'))
          expect(around(left, id)).toEqual(around(text, id))
        }
      }),
      { numRuns: 30 },
    )
  })

  test('and examples can be added under any clause, and are read as written', () => {
    fc.assert(
      fc.property(someClause, fc.constantFrom('rule', 'example', 'kept'), ({ text, id }, kind) => {
        const held = blockTexts(text, id, kind)
        const added = must(addBlock(text, { id, kind }, 'A line\nand: another'))

        expect(blockTexts(added, id, kind)).toEqual([...held, 'A line\nand: another'])
        expect(clauseWords(added, id)).toBe(clauseWords(text, id))
        expect(around(added, id)).toEqual(around(text, id))
        expect(must(setBlocks(added, { id, kind }, held))).toBe(text)
      }),
    )
  })
})

describe('a setting', () => {
  const someSetting = someText.chain((text) =>
    fc.record({
      text: fc.constant(text),
      setting: fc.constantFrom(...rulebookOf(text).settings.values()),
    }),
  )
  const plain = ({ line: _, ...rest }: Setting): object => rest

  test('is read back as set; words, rules and every other setting stay byte for byte', () => {
    fc.assert(
      fc.property(someSetting, fc.integer({ min: 0, max: 50 }), ({ text, setting }, number) => {
        const isNumber = typeof setting.value === 'number'
        const to =
          setting.reading !== undefined
            ? ({ reading: setting.reading === 'strict' ? 'lenient' : 'strict' } as const)
            : { value: isNumber ? number : (setting.value ?? '') }
        const written = must(setSetting(text, setting.name, to))
        const after = rulebookOf(written).settings

        expect(plain(after.get(setting.name) ?? setting)).toEqual({ ...plain(setting), ...to })
        expect([...after.keys()]).toEqual([...rulebookOf(text).settings.keys()])
        expect(lineDifferences(text, written)).toBeLessThanOrEqual(1)
        const back =
          setting.reading !== undefined
            ? { reading: setting.reading }
            : { value: setting.value ?? '' }
        expect(must(setSetting(written, setting.name, back))).toBe(text)
      }),
      { numRuns: 60 },
    )
  })

  test('can be any words, and lists of words', () => {
    const text = texts[1] ?? ''
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: fc.constantFrom(...'ab,{}[]:#\'"-& \n?|>!%@`é'), minLength: 1 }),
          fc.array(fc.constantFrom('dsl', 'a, b', 'yes', '1', 'x: y'), { minLength: 1 }),
          fc.record({ all: fc.constant(['dsl', 'headteacher']) }),
        ),
        (value) => {
          const written = must(setSetting(text, 'school.hours', { value }))

          expect(rulebookOf(written).settings.get('school.hours')?.value).toEqual(value)
          expect(lineDifferences(text, written)).toBeLessThanOrEqual(1)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('that is not there is not made up', () => {
    expect(setSetting(texts[0] ?? '', 'no.such', { value: 1 })).toEqual({
      ok: false,
      error: { type: 'no-such-setting', name: 'no.such' },
    })
  })
})

function lineDifferences(one: string, other: string): number {
  const [a, b] = [one.split('\n'), other.split('\n')]
  return Math.abs(a.length - b.length) + a.filter((line, i) => line !== b[i]).length
}

describe('document control', () => {
  test('is read back as set, and the clauses stay byte for byte', () => {
    for (const text of texts.flatMap((one) => [one, inWindows(one)])) {
      const written = must(
        setControl(text, {
          edition: '2.0',
          inForceFrom: '2027-01-01',
          approved: { by: "The Trust's Board, in full", words: 'January 2027' },
          review: { due: '2028-01-31', words: 'January 2028', everyMonths: 12 },
          owner: 'Head of Safeguarding: Trust',
        }),
      )
      const { control } = rulebookOf(written)

      expect(control).toMatchObject({
        edition: '2.0',
        inForce: { from: 20270101 },
        approved: { by: "The Trust's Board, in full", words: 'January 2027' },
        review: { due: 20280131, words: 'January 2028', everyMonths: 12 },
        owner: 'Head of Safeguarding: Trust',
      })
      expect(around(written, '').slice(1)).toEqual(around(text, '').slice(1))
      expect(lineDifferences(text, written)).toBeLessThanOrEqual(6)
    }
  })

  test('a last day is put in and taken out', () => {
    const text = texts[1] ?? ''
    const ending = must(setControl(text, { inForceUntil: '2027-01-01' }))

    expect(rulebookOf(ending).control.inForce).toEqual({ from: 20230301, until: 20270101 })
    expect(rulebookOf(must(setControl(ending, { inForceUntil: null }))).control.inForce).toEqual({
      from: 20230301,
    })
  })

  test('a row of history is added at the end, and nothing else changes', () => {
    for (const text of texts.flatMap((one) => [one, inWindows(one)])) {
      const row = { on: '2027-01', summary: 'Two, then: three years', by: 'Trust Board' }
      const written = must(addHistory(text, row))

      expect(rulebookOf(written).control.history).toEqual([
        ...rulebookOf(text).control.history,
        row,
      ])
      expect(lineDifferences(text, written)).toBeLessThanOrEqual(text.split('\n').length)
      expect(around(written, '').slice(1)).toEqual(around(text, '').slice(1))
    }
  })
})
