import { readDay } from '#core/day.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Answer } from '#rulebooks/engine/answer.ts'
import type { Edition } from '#rulebooks/engine/compile.ts'
import { explain, explainBriefly, type Explained, type Mode } from '#rulebooks/engine/explain.ts'
import type { NamedFacts } from '#rulebooks/engine/facts.ts'
import type { Question } from '#rulebooks/engine/question.ts'

/** A question to one edition: what someone would do, on which day, and what is known about it. */
export type Asked = {
  readonly asOf: IsoDay
  readonly action: string
  readonly facts: NamedFacts
  readonly mode: Mode
}

/**
 * Answers from an edition. Pure: the same edition and question always give the same answer. What
 * could not be understood stays unknown and stands in the notes as `record:not-understood:<fact>`.
 */
export function answerQuestion(edition: Edition, asked: Asked): Answer {
  return withNotes(explain(edition, questionOf(asked), asked.mode))
}

/** The same answer without what would change it, in half the time. */
export function answerBriefly(edition: Edition, asked: Asked): Answer {
  return withNotes(explainBriefly(edition, questionOf(asked), asked.mode))
}

function questionOf({ action, facts, asOf }: Asked): Question {
  return { action, facts, asOf: readDay(asOf) }
}

function withNotes({ answer, unclear }: Explained): Answer {
  if (unclear.length === 0) return answer
  const facts = new Set(unclear.map(({ fact }) => fact))
  const notes = [...facts].map((fact) => `record:not-understood:${fact}`)
  return { ...answer, notes: [...answer.notes, ...notes] }
}
