import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { around, rulebookOf, someText, texts, written } from '#test/writing.ts'

import { addSection, moveSection, removeSection, renameSection, sectionTitles } from './sections.ts'

const someSections = someText.chain((text) =>
  fc.record({
    text: fc.constant(text),
    one: fc.constantFrom(...sectionTitles(text)),
    other: fc.constantFrom(...sectionTitles(text)),
  }),
)

describe('a section', () => {
  test('added anywhere and removed again leaves the document as it was', () => {
    fc.assert(
      fc.property(someSections, ({ text, one }) => {
        const after = sectionTitles(text).indexOf(one)
        const added = written(addSection(text, { title: ' A new  part ', at: { after: one } }))

        expect(sectionTitles(added)[after + 1]).toBe('A new part')
        expect(around(added, '')).toEqual(around(text, ''))
        expect(written(removeSection(added, 'A new part'))).toBe(text)
      }),
      { numRuns: 8 },
    )
    for (const text of texts) {
      const added = written(addSection(text, { title: 'First', at: 'first' }))
      expect(sectionTitles(added)[0]).toBe('First')
      expect(rulebookOf(added).sections[0]).toMatchObject({ title: 'First', clauses: [] })
      expect(written(removeSection(added, 'First'))).toBe(text)
    }
  })

  test('renamed and named as before leaves the document as it was', () => {
    fc.assert(
      fc.property(someSections, ({ text, one }) => {
        const renamed = written(renameSection(text, one, 'Another name'))

        expect(around(renamed, '')).toEqual(around(text, ''))
        expect(sectionTitles(renamed)).toEqual(
          sectionTitles(text).map((title) => (title === one ? 'Another name' : title)),
        )
        expect(written(renameSection(renamed, 'Another name', one))).toBe(text)
      }),
      { numRuns: 8 },
    )
  })

  test('moved takes its clauses along, and moved back leaves the document as it was', () => {
    fc.assert(
      fc.property(someSections, ({ text, one, other }) => {
        fc.pre(one !== other)
        const titles = sectionTitles(text)
        const before = titles[titles.indexOf(one) - 1]
        const moved = written(moveSection(text, one, { after: other }))
        const now = sectionTitles(moved)

        expect(now[now.indexOf(other) + 1]).toBe(one)
        expect(now.filter((title) => title !== one)).toEqual(titles.filter((t) => t !== one))
        expect(around(moved, '').toSorted()).toEqual(around(text, '').toSorted())
        const back = before === undefined ? 'first' : { after: before }
        expect(written(moveSection(moved, one, back))).toBe(text)
      }),
      { numRuns: 8 },
    )
  })

  test('is not taken out while something stands in it, nor named as another is', () => {
    const [text = ''] = texts
    const [one = '', two = ''] = sectionTitles(text)

    expect(removeSection(text, one)).toMatchObject({ error: { type: 'section-not-empty' } })
    expect(renameSection(text, one, two.toUpperCase())).toMatchObject({
      error: { type: 'section-stands-already' },
    })
    expect(addSection(text, { title: two, at: 'first' })).toMatchObject({
      error: { type: 'section-stands-already' },
    })
    expect(addSection(text, { title: ' ', at: 'first' })).toMatchObject({ ok: false })
    expect(renameSection(text, 'Nothing', 'Else')).toMatchObject({
      error: { type: 'no-such-section' },
    })
  })
})
