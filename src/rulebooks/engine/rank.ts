/**
 * Where a rule can stand in an answer, the strongest highest: the answer is that of the highest
 * rule that stands (see “Answers combine as” in `rulebooks/README.md`).
 */
export const RANK = {
  silent: 0,
  reportBeside: 1,
  advice: 2,
  judgement: 3,
  permit: 4,
  permitWithAdvice: 5,
  open: 6,
  advisory: 7,
  report: 8,
  failed: 9,
  binding: 10,
  outside: 11,
} as const

/** One of the ranks of `RANK`. */
export type Rank = (typeof RANK)[keyof typeof RANK]

/** An answer, with the strength of a refusal. */
export type Outcome =
  | { readonly answer: 'allow' | 'allow-with-conditions' | 'report' | 'not-covered' }
  | { readonly answer: 'needs-judgement' | 'facts-missing' }
  | { readonly answer: 'deny'; readonly strength: 'binding' | 'advisory' }

const OUTCOMES: readonly Outcome[] = [
  { answer: 'not-covered' },
  { answer: 'report' },
  { answer: 'allow-with-conditions' },
  { answer: 'needs-judgement' },
  { answer: 'allow' },
  { answer: 'allow-with-conditions' },
  { answer: 'allow-with-conditions' },
  { answer: 'deny', strength: 'advisory' },
  { answer: 'report' },
  { answer: 'deny', strength: 'binding' },
  { answer: 'deny', strength: 'binding' },
  { answer: 'not-covered' },
]

/** Ranks of one grade give the same answer, so that no question need be asked to tell them apart. */
export const GRADE: readonly number[] = [0, 1, 2, 3, 4, 5, 5, 7, 8, 9, 9, 11]

/** The answer of the highest rule that stands. */
export function outcomeOf(rank: number): Outcome {
  const outcome = OUTCOMES[rank]
  if (!outcome) throw new Error(`no such rank: ${rank}`)
  return outcome
}

/** An answer in the words examples use. */
export function outcomeWords(outcome: Outcome): string {
  return outcome.answer === 'deny' ? `deny (${outcome.strength})` : outcome.answer
}
