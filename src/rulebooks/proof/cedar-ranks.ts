/**
 * The ranks an answer can have, the strongest highest, written down a second time: the translation to
 * Cedar must not share the evaluator's own table, or a slip in it would go unseen.
 */
export const RANKS = {
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
