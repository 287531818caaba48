import { err, ok, type Result } from '#core/result.ts'
import { ruleWritten } from '#rulebooks/changes/rules-written.ts'
import { describeRule, type DescribedRule } from '#rulebooks/describe.ts'
import { compileEdition, type Edition } from '#rulebooks/engine/compile.ts'
import { runExample, type ExampleResult } from '#rulebooks/examples.ts'
import { cutDocument } from '#rulebooks/language/document.ts'
import { complaintsAbout } from '#rulebooks/language/mistakes.ts'
import { parseRulebook } from '#rulebooks/language/parse.ts'
import type { Duty } from '#rulebooks/language/duty.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'
import { addBlock, replaceRule, ruleIds } from '#rulebooks/writing/blocks.ts'
import { isUnconfirmed, markConfirmed } from '#rulebooks/writing/confirmed-mark.ts'
import type { WritingError } from '#rulebooks/writing/writing-error.ts'

import type { RulePlace } from './find-rule.ts'

/** A mistake in the block of a rule, with the line of the block it stands on, counted from 1. */
export type BlockMistake = { readonly line: number; readonly says: string }

/** What a rule would do if it were saved: nothing is kept. */
export type Tried = {
  /** The whole text with the rule in it: not confirmed, unless it says what it said before. */
  readonly text: string
  readonly ruleId: string
  readonly mistakes: readonly BlockMistake[]
  /** How many mistakes there are elsewhere in the text; examples cannot be run before they are mended. */
  readonly elsewhere: number
  readonly described?: DescribedRule
  readonly duty?: Duty
  /** The examples of the clause, run with the rule. */
  readonly examples: readonly ExampleResult[]
  readonly edition?: Edition
}

type Asked = { readonly place: RulePlace; readonly block: string }

/** Puts a block into a text as a rule of its clause, and looks what comes of it. Pure. */
export function tryRule(
  text: string,
  asked: Asked,
  vocabulary: Vocabulary,
): Result<Tried, WritingError> {
  const { place } = asked
  // Marked before it is written: another rule of the text could bear the same id.
  const block = markConfirmed(asked.block, isConfirmed(asked))
  const written = writtenIn(text, { place, block })
  if (!written.ok) return written
  const ruleId = ruleIds(written.value, place.clause)[place.index]
  if (ruleId === undefined) return err({ type: 'no-such-rule', id: place.rule?.id ?? '' })
  return ok({
    text: written.value,
    ruleId,
    ...lookAt(written.value, { place, ruleId }, vocabulary),
  })
}

/** A rule that only looks different stays as confirmed as it was. */
function isConfirmed({ place: { rule }, block }: Asked): boolean {
  if (rule === undefined || ruleWritten(rule.block) !== ruleWritten(block)) return false
  return !isUnconfirmed(rule.block)
}

/** The text with a block as a rule of its clause. */
function writtenIn(text: string, { place, block }: Asked): Result<string, WritingError> {
  if (place.rule === undefined) return addBlock(text, { id: place.clause, kind: 'rule' }, block)
  return replaceRule(text, place.rule.id, block)
}

type At = { readonly place: RulePlace; readonly ruleId: string }

function lookAt(
  text: string,
  { place, ruleId }: At,
  vocabulary: Vocabulary,
): Omit<Tried, 'text' | 'ruleId'> {
  const parsed = parseRulebook({ text, file: 'policy.md' }, vocabulary)
  if (!parsed.ok) {
    const { from, to } = linesOf(text, place)
    const own = parsed.error.filter(({ line }) => line >= from && line <= to)
    const mistakes = own.map(({ line, says }) => ({ line: line - from + 1, says }))
    return { mistakes, elsewhere: parsed.error.length - own.length, examples: [] }
  }
  const rulebook = parsed.value
  const edition = compileEdition(rulebook, vocabulary)
  const clause = rulebook.clauses.get(place.clause)
  const rule = clause?.rules.find(({ id }) => id === ruleId)
  const { from, to } = linesOf(text, place)
  const duty = clause?.duties.find(({ line }) => line >= from && line <= to)
  return {
    mistakes: [],
    elsewhere: 0,
    examples: (clause?.examples ?? []).map((example) => runExample(edition, example)),
    edition,
    ...(rule === undefined ? {} : { described: describeRule(rule, rulebook, vocabulary) }),
    ...(duty === undefined ? {} : { duty }),
  }
}

/** The lines of the document between which the block of a rule stands, counted from 1. */
function linesOf(
  text: string,
  { clause, index }: RulePlace,
): { readonly from: number; readonly to: number } {
  const document = cutDocument(text, complaintsAbout('policy.md'))
  const found = document?.sections.flatMap(({ clauses }) => clauses).find(({ id }) => id === clause)
  const fence = found?.fences.filter(({ language }) => language === 'rule')[index]
  if (fence === undefined) return { from: 1, to: 0 }
  return { from: fence.line, to: fence.line + fence.text.split('\n').length }
}
