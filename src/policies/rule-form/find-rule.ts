import type { RawClause } from '#rulebooks/language/document.ts'
import { cutDocument } from '#rulebooks/language/document.ts'
import { complaintsAbout } from '#rulebooks/language/mistakes.ts'
import { ruleIds, ruleSource } from '#rulebooks/writing/blocks.ts'

/** A rule of a draft, or the place under a clause where one is to be added. */
export type RulePlace = {
  readonly clause: string
  readonly title: string
  /** The words of the clause as written, settings still named in braces. */
  readonly words: string
  /** Which of the clause's rules and duties, counted from 0. */
  readonly index: number
  /** The rule's id and block; left out where one is to be added. */
  readonly rule?: { readonly id: string; readonly block: string }
}

/** The rule with an id in a text, whether or not the text can be read as a rulebook. */
export function findRule(text: string, ruleId: string): RulePlace | undefined {
  for (const clause of clausesIn(text)) {
    const index = ruleIds(text, clause.id).indexOf(ruleId)
    const block = index < 0 ? undefined : ruleSource(text, ruleId)
    if (block !== undefined) return { ...placeOf(clause), index, rule: { id: ruleId, block } }
  }
  return undefined
}

/** The place for one more rule of a clause. */
export function placeForRule(text: string, clauseId: string): RulePlace | undefined {
  const clause = clausesIn(text).find(({ id }) => id === clauseId)
  return clause && { ...placeOf(clause), index: ruleIds(text, clauseId).length }
}

/** The rule that stands at a place among those of a clause, counted from 0. */
export function ruleAt(text: string, clauseId: string, index: number): RulePlace | undefined {
  const ruleId = ruleIds(text, clauseId)[index]
  return ruleId === undefined ? undefined : findRule(text, ruleId)
}

function clausesIn(text: string): readonly RawClause[] {
  const document = cutDocument(text, complaintsAbout('policy.md'))
  return document?.sections.flatMap(({ clauses }) => clauses) ?? []
}

function placeOf({ id, title, text }: RawClause): Omit<RulePlace, 'index' | 'rule'> {
  return { clause: id, title, words: text }
}
