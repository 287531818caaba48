import { placeOfRule, ruleIds } from '#rulebooks/writing/blocks.ts'
import { clausesOf, outlineOf, type ClausePlace } from '#rulebooks/writing/outline.ts'

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
  const found = placeOfRule(text, ruleId)
  if (found === undefined) return undefined
  const { clause, index, block } = found
  return { ...placeOf(clause), index, rule: { id: ruleId, block } }
}

/** The place for one more rule of a clause. */
export function placeForRule(text: string, clauseId: string): RulePlace | undefined {
  const outline = outlineOf(text)
  const clauses = outline === undefined ? [] : clausesOf(outline)
  const clause = clauses.find(({ id }) => id === clauseId)
  const index = clause?.blocks.filter(({ language }) => language === 'rule').length ?? 0
  return clause && { ...placeOf(clause), index }
}

/** The rule that stands at a place among those of a clause, counted from 0. */
export function ruleAt(text: string, clauseId: string, index: number): RulePlace | undefined {
  const ruleId = ruleIds(text, clauseId)[index]
  return ruleId === undefined ? undefined : findRule(text, ruleId)
}

function placeOf({ id, title, words }: ClausePlace): Omit<RulePlace, 'index' | 'rule'> {
  return { clause: id, title, words }
}
