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
    const written = write(parts, answers, { leftOut, vocabulary })
    if (!written.ok) return written
    const results = runExamples(written.value.edition)
    mistakes = checkRulebook(written.value.edition, results.map(onlyToBeAnswered))
    const isAnswered = results.every(({ wrong }) => wrong.length === 0)
    answers = answersOf(results)
    if (mistakes.length === 0 && (isAnswered || !results.some(isOpen))) {
      // The answers that are written down change no rule, so that nothing need be asked again.
      const settled = write(parts, answers, { leftOut, vocabulary })
      return settled.ok ? ok({ ...settled.value, results, leftOut: [...leftOut] }) : settled
    }
    for (const one of silentRules(mistakes, parts, leftOut)) leftOut.add(one)
  }
  return err(mistakes)
}

type Written = { readonly text: string; readonly rules: number; readonly edition: Edition }

function write(
  parts: DraftParts,
  answers: Answers,
  { leftOut, vocabulary }: { readonly leftOut: LeftOut; readonly vocabulary: Vocabulary },
): Result<Written, readonly Mistake[]> {
  const { text, ruleCount: rules } = writeDraft(parts, answers, leftOut)
  const read = parseRulebook({ text, file: `${parts.slug}/policy.md` }, vocabulary)
  return read.ok ? ok({ text, rules, edition: compileEdition(read.value, vocabulary) }) : read
}

/** An example without what is wrong only because its answer is not yet written down. */
function onlyToBeAnswered(result: ExampleResult): ExampleResult {
  return { ...result, wrong: result.wrong.filter((says) => !says.startsWith('expected ')) }
}

/** An example that asks for facts is answered otherwise once that is written down. */
function isOpen({ answer }: ExampleResult): boolean {
  return answer.outcome.answer === 'facts-missing'
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
