import { z } from 'zod'

import { instantAt } from '#core/clock.ts'
import { isIsoDay } from '#core/iso-day.ts'
import type { ControlFacts } from '#policies/importing/control/control-facts.ts'
import type { Choice } from '#policies/importing/reviewing/choice.ts'
import type { ReviewDefect, ReviewRelated, Said } from '#policies/importing/reviewing/said.ts'
import type { ImportedClause } from '#policies/importing/structure/clauses.ts'

import type { KeptCheck } from './policy-import.ts'

const texts = z.array(z.string())
const count = z.number().int()
const optional = <T extends z.ZodType>(schema: T) => schema.exactOptional()

const value = z.union([
  z.string(),
  z.number(),
  texts,
  z.object({ all: texts }),
  z.object({ any: texts }),
])

/** Who said something, as it is kept. */
export const keptSaid: z.ZodType<Said> = z.object({
  by: z.string(),
  at: z.iso.datetime().transform((at) => instantAt(Date.parse(at))),
})

/** The controls chosen for a clause, as they are kept. */
export const keptChoices: z.ZodType<readonly Choice[]> = z.array(
  z.object({
    control: z.string(),
    reasons: z.array(z.object({ idea: z.string(), words: z.string(), around: z.boolean() })),
    like: optional(z.string()),
    settings: z.array(z.object({ key: z.string(), value, words: optional(z.string()) })),
    urgent: z.boolean(),
    accepted: optional(keptSaid),
  }),
)

/** A clause of the document, as it is kept. */
export const keptClause: z.ZodType<ImportedClause> = z.object({
  number: z.string(),
  text: z.string(),
  sources: z.array(count),
  page: optional(count),
  printed: optional(z.string()),
  kind: z.enum(['front', 'statement', 'lead', 'row']),
  cells: optional(texts),
  around: z.object({
    section: z.string(),
    part: z.string(),
    lead: z.string(),
    leant: z.string(),
  }),
})

const day = z.string().refine(isIsoDay)
const fact = <T extends z.ZodType>(schema: T) =>
  optional(z.object({ value: schema, clause: z.string() }))
const date = z.object({ from: day, to: day, words: z.string() })

/** What a document says of itself, as it is kept. */
export const keptControl: z.ZodType<ControlFacts> = z.object({
  title: fact(z.string()),
  trustName: fact(z.string()),
  edition: fact(z.string()),
  version: fact(z.string()),
  approved: fact(date),
  approver: fact(z.string()),
  lastReview: fact(date),
  nextReview: fact(date),
  cycleMonths: fact(count),
  owner: fact(z.string()),
  ownerIsNamed: fact(z.literal(true)),
  status: fact(z.string()),
  numbering: optional(
    z.union([
      z.object({ scheme: z.enum(['whole-decimal', 'dated']), clause: z.string() }),
      z.object({ scheme: z.literal('none') }),
    ]),
  ),
  history: z.array(z.object({ on: z.string(), summary: z.string(), by: z.string() })),
})

/** The defects found in a document, as they are kept. */
export const keptDefects: z.ZodType<readonly ReviewDefect[]> = z.array(
  z.object({
    clause: z.string(),
    kind: z.enum(['contradiction', 'gap', 'leftover', 'cross-reference', 'outdated']),
    says: z.string(),
    treated: z.string(),
    dismissed: optional(z.intersection(keptSaid, z.object({ why: z.string() }))),
  }),
)

/** The documents a policy leans on, as they are kept. */
export const keptRelated: z.ZodType<readonly ReviewRelated[]> = z.array(
  z.object({
    title: z.string(),
    kind: z.enum(['policy', 'law', 'guidance']),
    status: z.enum(['named', 'draft']),
    year: optional(z.string()),
    clause: z.string(),
    corrected: optional(keptSaid),
    struck: optional(keptSaid),
  }),
)

/** How a draft would stand, as it is kept. */
export const keptCheck: z.ZodType<KeptCheck> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('stands'),
    rules: count,
    confirmed: count,
    statements: count,
    examples: count,
    surprises: z.array(
      z.object({ clause: z.string(), says: z.string(), answer: z.string(), decidedBy: texts }),
    ),
    leftOut: texts,
    ledger: z.record(z.string(), count),
    defects: count,
  }),
  z.object({ type: z.literal('mistaken'), mistakes: texts }),
])
