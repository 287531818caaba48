import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { around, idsOf, rulebookOf, someClause, texts, written } from '#test/writing.ts'

import { addClause, clauseSource, moveClause, removeClause, replaceClause } from './clauses.ts'

describe('a clause', () => {
  test('replaced by its own source changes nothing', () => {
    fc.assert(
      fc.property(someClause, ({ text, id }) => {
        expect(written(replaceClause(text, id, clauseSource(text, id) ?? ''))).toBe(text)
      }),
    )
  })

  test('added anywhere and removed again leaves the document as it was', () => {
    fc.assert(
      fc.property(someClause, ({ text, id }) => {
        const fresh = `${id.slice(0, 4)}X9.99`
        const source = `## ${fresh} New\nSome words.\n\n\`\`\`kept\nby: record\nwhat: document-control\nshows: something\n\`\`\``
        const added = written(addClause(text, { at: { after: id }, source }))

        expect(idsOf(added).indexOf(fresh)).toBe(idsOf(text).indexOf(id) + 1)
        expect(rulebookOf(added).clauses.get(fresh)?.text).toBe('Some words.')
        expect(written(removeClause(added, fresh))).toBe(text)
      }),
      { numRuns: 12 },
    )
  })

  test('removed leaves every other clause byte for byte', () => {
    fc.assert(
      fc.property(someClause, ({ text, id }) => {
        const left = written(removeClause(text, id))

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
        const moved = written(moveClause(text, id, { after: two }))

        expect(idsOf(moved).indexOf(id)).toBe(at + 1)
        expect(written(moveClause(moved, id, { after: before }))).toBe(text)
      }),
    )
  })

  test('can begin a section or stand in a new one', () => {
    const text = texts[2] ?? ''
    const [{ title, clauses } = { title: '', clauses: [] }] = rulebookOf(text).sections
    const source = '## STC-99.01\nWords.'

    const first = rulebookOf(written(addClause(text, { at: { atStartOf: title }, source })))
    const last = rulebookOf(written(addClause(text, { at: { newSection: 'More' }, source })))

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
