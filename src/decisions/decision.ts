import { z } from 'zod'

import type { Answer } from '#rulebooks/engine/answer.ts'

import type { Asked } from './answer-question.ts'

/** An answer as it is kept: the question, the answer in full and the edition that gave it. */
export type Decision = Asked & {
  readonly decisionId: string
  readonly askedAt: Date
  readonly askedThrough: 'page' | 'api'
  /** Facts the person said they do not know. */
  readonly notKnown: readonly string[]
  readonly editionSeal: string
  readonly answer: Answer
  /** Whose it is; undefined when nobody had signed in. */
  readonly asker?: Asker | undefined
  /** The records it rests on, if any. */
  readonly cited?: readonly Cited[] | undefined
}

/**
 * A record that an answer rests on, and what the answer is on the first day without it; `from` where it
 * begins to count the day after, and `same` where the answer would have been the same without it.
 */
export type Cited = z.infer<typeof citedSchema>

/** A person who asked after signing in, and whom for. */
export type Asker = { readonly personId: string; readonly for: 'self' | 'somebody-else' }

const word = z.string()
const words = z.array(word)

/** An outcome: the answer, and with a refusal its strength. */
export const outcomeSchema = z.union([
  z.object({
    answer: z.enum([
      'allow',
      'allow-with-conditions',
      'report',
      'not-covered',
      'needs-judgement',
      'facts-missing',
    ]),
  }),
  z.object({ answer: z.literal('deny'), strength: z.enum(['binding', 'advisory']) }),
])

/** The shape in which a record that an answer rests on is kept: never its content. */
export const citedSchema = z.object({
  record: word,
  says: word,
  path: word,
  after: z.object({ on: word, outcome: outcomeSchema }).optional(),
  from: z.object({ on: word, outcome: outcomeSchema }).optional(),
  same: z.boolean().optional(),
})

/** A cited clause with its words. */
export const clauseSchema = z.object({
  id: word,
  title: word,
  words: word,
  part: z.enum(['decides', 'supports']),
  does: z.enum([
    'refuses',
    'advises against',
    'permits',
    'asks for',
    'sends',
    'leaves to a person',
    'puts outside',
    'advises',
    'gives way',
  ]),
})

/** A condition still open, and what meets it. */
export const conditionSchema = z.object({
  code: word,
  says: word,
  clause: word,
  fact: word.exactOptional(),
  word: word.exactOptional(),
})

/** What would change an answer. */
export const changeSchema = z.union([
  z.object({ type: z.literal('day'), on: word, outcome: outcomeSchema }),
  z.object({
    type: z.literal('fact'),
    fact: word,
    word,
    says: word,
    outcome: outcomeSchema,
  }),
])

const doubt = z.object({ clause: word, setting: word, why: word })

/** The shape in which a whole answer is kept. */
export const answerSchema: z.ZodType<Answer> = z.object({
  outcome: outcomeSchema,
  clauses: z.array(clauseSchema),
  routes: z.array(
    z.object({
      code: word,
      type: z.enum(['all', 'any', 'unstated']),
      roles: words,
      when: word.exactOptional(),
      clause: word,
    }),
  ),
  when: word.exactOptional(),
  conditions: z.array(conditionSchema),
  advice: words,
  notes: words,
  instead: words,
  whoToAsk: words,
  judgement: z.object({ decides: word, yardstick: word }).exactOptional(),
  lenient: outcomeSchema.exactOptional(),
  doubts: z.array(doubt),
  ownSettings: z.array(doubt),
  missing: words,
  steps: words,
  changes: z.array(changeSchema),
  edition: z.object({
    trust: word,
    name: word,
    label: word,
    reviewDue: word,
    overdue: z.boolean(),
  }),
})
