import { z } from 'zod'

import type { Outcome } from '#rulebooks/engine/rank.ts'

import { changeSchema, clauseSchema, conditionSchema, type Decision } from './decision.ts'

const answers = z.enum([
  'allow',
  'allow-with-conditions',
  'deny',
  'report',
  'not-covered',
  'needs-judgement',
  'facts-missing',
])
const strengths = z.enum(['binding', 'advisory'])
const codes = z.array(z.string())

/** An answer as other software gets it. */
export const answerDocument = z.object({
  id: z.uuid(),
  trust: z.string(),
  as_of: z.iso.date(),
  action: z.string(),
  mode: z.enum(['asking', 'said']),
  answer: answers,
  strength: strengths.optional().meta({ description: 'With deny only.' }),
  clauses: z.array(clauseSchema),
  routes: codes.meta({ examples: [['route-all:dsl|headteacher']] }),
  when: z
    .string()
    .optional()
    .meta({ examples: ['when:immediately'] }),
  conditions: codes.meta({ examples: [['condition:second-reader']] }),
  condition_details: z.array(conditionSchema),
  advice: codes,
  notes: codes.meta({
    description: 'Gaps and conflicts of the text that the answer must state.',
  }),
  instead: codes,
  who_to_ask: codes,
  judgement: z.object({ decides: z.string(), yardstick: z.string() }).optional(),
  ambiguous: z.boolean().meta({ description: 'The text allows a second reading that differs.' }),
  lenient: answers.optional(),
  lenient_strength: strengths.optional(),
  missing: codes.meta({ description: 'Facts that could still change the answer.' }),
  changes: z.array(changeSchema),
  edition: z.object({
    name: z.string(),
    label: z.string(),
    seal: z.string().meta({ description: 'SHA-256 of the text that answered.' }),
    review_due: z.iso.date(),
    review_overdue: z.boolean(),
  }),
})

/** What `answerDocument` describes. */
export type AnswerDocument = z.infer<typeof answerDocument>

/** A kept decision as other software gets it. */
export function documentOf(decision: Decision): AnswerDocument {
  const { answer, asOf, action, mode, decisionId, editionSeal } = decision
  const { outcome, clauses, conditions, lenient, edition } = answer
  return {
    id: decisionId,
    trust: edition.trust,
    as_of: asOf,
    action,
    mode,
    answer: outcome.answer,
    strength: strengthOf(outcome),
    clauses: [...clauses],
    routes: [...new Set(answer.routes.map(({ code }) => code))],
    when: answer.when && `when:${answer.when.replace(/^when:/, '')}`,
    conditions: conditions.map(({ code }) => code),
    condition_details: [...conditions],
    advice: [...answer.advice],
    notes: [...answer.notes],
    instead: [...answer.instead],
    who_to_ask: [...answer.whoToAsk],
    judgement: answer.judgement,
    ambiguous: lenient !== undefined,
    lenient: lenient?.answer,
    lenient_strength: strengthOf(lenient),
    missing: [...answer.missing],
    changes: [...answer.changes],
    edition: {
      name: edition.name,
      label: edition.label,
      seal: editionSeal,
      review_due: edition.reviewDue,
      review_overdue: edition.overdue,
    },
  }
}

function strengthOf(outcome: Outcome | undefined): 'binding' | 'advisory' | undefined {
  return outcome?.answer === 'deny' ? outcome.strength : undefined
}
