import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  around,
  idsOf,
  inWindows,
  rulebookOf,
  someClause,
  someWords,
  texts,
  written,
} from '#test/writing.ts'

import { blockTexts } from './blocks.ts'
import { clauseWords, setClauseTitle, setClauseWords } from './clause-words.ts'

describe('the words of a clause', () => {
  test('written as they are, nothing changes at all', () => {
    for (const text of texts.flatMap((one) => [one, inWindows(one)])) {
      for (const id of idsOf(text).slice(0, 12)) {
        expect(written(setClauseWords(text, id, clauseWords(text, id) ?? ''))).toBe(text)
      }
    }
  })

  test('are read back as written, and nothing else changes', () => {
    fc.assert(
      fc.property(someClause, someWords, ({ text, id }, words) => {
        const after = written(setClauseWords(text, id, words))

        expect(clauseWords(after, id)).toBe(words.replaceAll(/\n{3,}/g, '\n\n').trim())
        expect(around(after, id)).toEqual(around(text, id))
        for (const kind of ['rule', 'example', 'kept'] as const) {
          expect(blockTexts(after, id, kind)).toEqual(blockTexts(text, id, kind))
        }
      }),
    )
  })

  test('written and written back leave the document as it was', () => {
    fc.assert(
      fc.property(someClause, someWords, ({ text, id }, words) => {
        const before = clauseWords(text, id) ?? ''

        expect(written(setClauseWords(written(setClauseWords(text, id, words)), id, before))).toBe(
          text,
        )
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
        const after = written(setClauseTitle(text, id, ' Another  title '))

        expect(rulebookOf(after).clauses.get(id)?.title).toBe('Another title')
        expect(written(setClauseTitle(after, id, titleOf(text, id)))).toBe(text)
      }),
      { numRuns: 6 },
    )
  })
})

function titleOf(text: string, id: string): string {
  return new RegExp(`^## ${RegExp.escape(id)}(.*)$`, 'm').exec(text)?.[1]?.trim() ?? ''
}
