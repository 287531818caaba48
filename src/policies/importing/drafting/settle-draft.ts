import { err, ok, type Result } from '#core/result.ts'
import { checkRulebook } from '#rulebooks/check.ts'
import { compileEdition, type Edition } from '#rulebooks/engine/compile.ts'
import { outcomeWords } from '#rulebooks/engine/rank.ts'
import { runExamples, type ExampleResult } from '#rulebooks/examples.ts'
import type { Mistake } from '#rulebooks/language/mistakes.ts'
import { parseRulebook } from '#rulebooks/language/parse.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'

import {
  exampleKey,
  writeDraft,
  type Answers,
  type DraftParts,
  type LeftOut,
} from './write-draft.ts'

/** A draft that passes every check of a rulebook, and what could not stand in it. */
export type SettledDraft = {
  readonly text: string
  readonly edition: Edition
  /** Its examples with the answers the draft gives. */
  readonly results: readonly ExampleResult[]
  readonly rules: number
  /** Offers whose rule could not be shown at work in this document: `clause control`. */
  readonly leftOut: readonly string[]
}

const ROUNDS = 10

/**
 * Writes a draft and settles it: its examples carry the answers the whole draft gives, and a rule
 * that never gets to speak in it is left out and told. Gives the mistakes when it will not settle.
 */
export function settleDraft(
  parts: DraftParts,
  vocabulary: Vocabulary,
): Result<SettledDraft, readonly Mistake[]> {
  const leftOut = new Set<string>()
  let answers: Answers = new Map()
  let mistakes: readonly Mistake[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const { text, ruleCount } = writeDraft(parts, answers, leftOut)
    const read = parseRulebook({ text, file: `${parts.slug}/policy.md` }, vocabulary)
    if (!read.ok) return read
    const edition = compileEdition(read.value, vocabulary)
    const results = runExamples(edition)
    mistakes = checkRulebook(edition, results)
    if (mistakes.length === 0)
      return ok({ text, edition, results, rules: ruleCount, leftOut: [...leftOut] })
    for (const one of silentRules(mistakes, parts, leftOut)) leftOut.add(one)
    answers = answersOf(results)
  }
  return err(mistakes)
}

/** What the examples answer. Where rules fall away the answers change, and another round mends them. */
function answersOf(results: readonly ExampleResult[]): Answers {
  const counts = new Map<string, number>()
  return new Map(
    results.map(({ example, answer }) => {
      const index = counts.get(example.clause) ?? 0
      counts.set(example.clause, index + 1)
      const { outcome, lenient } = answer
      return [
        exampleKey(example.clause, index),
        {
          answer: outcomeWords(outcome),
          ...(lenient === undefined ? {} : { lenient: outcomeWords(lenient) }),
        },
      ]
    }),
  )
}

const UNSHOWN = /^rule `([A-Z]{3}-[\w.]+)(?:\/(\d+))?` .* has no example/

/** The offers behind rules that no example shows at work on both sides. */
function silentRules(
  mistakes: readonly Mistake[],
  { sections, trust }: DraftParts,
  leftOut: LeftOut,
): readonly string[] {
  const clauses = sections.flatMap((section) => section.clauses)
  return mistakes.flatMap(({ says }) => {
    const [, id, place = '1'] = UNSHOWN.exec(says) ?? []
    const clause = clauses.find(({ number }) => `${trust}-${number}` === id)
    const standing = clause?.offers.filter(({ control }) => !leftOut.has(`${id} ${control.id}`))
    const control = standing?.[Number(place) - 1]?.control
    return control === undefined ? [] : [`${id} ${control.id}`]
  })
}
