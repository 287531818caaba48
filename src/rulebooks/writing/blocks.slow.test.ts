import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { around, rulebookOf, someClause, texts, written } from '#test/writing.ts'

import {
  addBlock,
  blockTexts,
  removeRule,
  replaceRule,
  ruleIds,
  ruleSource,
  setBlocks,
  setClauseConfirmed,
  setConfirmed,
} from './blocks.ts'
import { clauseWords } from './clause-words.ts'

describe('a rule', () => {
  test('marked as not confirmed and confirmed again leaves the document as it was', () => {
    fc.assert(
      fc.property(someClause, ({ text, id }) => {
        const rules = rulebookOf(text).clauses.get(id)?.rules ?? []
        for (const rule of rules) {
          const marked = written(setConfirmed(text, { id, rule: rule.id }, false))
          const open = [...rulebookOf(marked).clauses.values()].flatMap((one) =>
            one.rules.filter(({ confirmed }) => !confirmed),
          )

          expect(open.map((one) => one.id)).toEqual([rule.id])
          expect(written(setConfirmed(marked, { id, rule: rule.id }, true))).toBe(text)
        }
      }),
      { numRuns: 8 },
    )
  })

  test('all rules of a clause are marked at once', () => {
    for (const text of texts) {
      for (const { id, rules } of [...rulebookOf(text).clauses.values()].slice(8, 12)) {
        const marked = written(setClauseConfirmed(text, id, false))

        expect(
          rulebookOf(marked)
            .clauses.get(id)
            ?.rules.every((one) => !one.confirmed),
        ).toBe(true)
        expect(rules.length === 0 || marked !== text).toBe(true)
        expect(written(setClauseConfirmed(marked, id, true))).toBe(text)
      }
    }
  })

  test('is found by its id, written anew and taken out without touching what is around it', () => {
    fc.assert(
      fc.property(someClause, ({ text, id }) => {
        for (const [i, ruleId] of ruleIds(text, id).entries()) {
          expect(ruleSource(text, ruleId)).toBe(blockTexts(text, id, 'rule')[i])
          expect(written(replaceRule(text, ruleId, ruleSource(text, ruleId) ?? ''))).toBe(text)
          const left = written(removeRule(text, ruleId))
          expect(blockTexts(left, id, 'rule')).toEqual(blockTexts(text, id, 'rule').toSpliced(i, 1))
          expect(blockTexts(left, id, 'example')).toEqual(blockTexts(text, id, 'example'))
          expect(around(left, id)).toEqual(around(text, id))
        }
      }),
      { numRuns: 8 },
    )
  })

  test('and examples can be added under any clause, and are read as written', () => {
    fc.assert(
      fc.property(someClause, fc.constantFrom('rule', 'example', 'kept'), ({ text, id }, kind) => {
        const held = blockTexts(text, id, kind)
        const added = written(addBlock(text, { id, kind }, 'A line\nand: another'))

        expect(blockTexts(added, id, kind)).toEqual([...held, 'A line\nand: another'])
        expect(clauseWords(added, id)).toBe(clauseWords(text, id))
        expect(around(added, id)).toEqual(around(text, id))
        expect(written(setBlocks(added, { id, kind }, held))).toBe(text)
      }),
      { numRuns: 8 },
    )
  })
})
