import { z } from 'zod'

import { clauseSchema, conditionSchema } from '#decisions/decision.ts'

import { kinds } from './gist.ts'

const count = z.int().nonnegative()
const edition = z.object({ seal: z.string(), label: z.string() })

/** An answer in a report, with the clauses it rests on in full. */
const side = z.object({
  answer: z.string(),
  clauses: z.array(clauseSchema),
  routes: z.array(z.object({ code: z.string(), when: z.string().exactOptional() })),
  conditions: z.array(conditionSchema.pick({ code: true, says: true })),
  decides: z.string().nullable(),
})

/** What askers were, and where: no role for those who had not signed in. */
const place = z.object({
  role: z.string().nullable(),
  school: z.string().nullable(),
  school_name: z.string().nullable(),
})

const change = z.object({
  no: z.int().positive(),
  kind: z.enum(kinds),
  /** How many kept questions, and how many different ones. */
  asked: count,
  different: count,
  before: side,
  after: side,
  /** The one of them that was asked most; what was typed in free words is left out. */
  example: z.object({
    action: z.string(),
    as_of: z.iso.date(),
    mode: z.enum(['asking', 'said']),
    facts: z.record(z.string(), z.unknown()),
  }),
  by: z.array(place.extend({ asked: count })),
})

/** A draft put to all kept questions of a trust. It names nobody. */
export const reportSchema = z.object({
  type: z.literal('replay'),
  trust: z.string(),
  /** The school whose addition it is, where only those who asked there are looked at. */
  school: z.string().nullable(),
  /** The day on which `against` was the edition in force. */
  on: z.iso.date(),
  draft: edition,
  against: edition.nullable(),
  asked: count,
  different: count,
  same: count,
  changed: count,
  cannot: count,
  /** Of `asked`: what was answered then is not what the edition in force says today. */
  told_otherwise: count,
  days: z.object({ first: z.iso.date(), last: z.iso.date() }).nullable(),
  by: z.array(place.extend({ asked: count, changed: count, cannot: count })),
  unanswered: z.array(
    z.object({
      why: z.enum(['word-gone', 'facts-missing', 'edition-lost', 'addition-unfit']),
      words: z.array(z.string()),
      asked: count,
      different: count,
    }),
  ),
  changes: z.array(change),
})

/** The report of a replay. */
export type ReplayReport = z.infer<typeof reportSchema>

/** One change of a report: two clauses between which answers change in one way. */
export type ReplayChange = ReplayReport['changes'][number]

/** One side of a change. */
export type ReplaySide = ReplayChange['before']

/** A report as text, always the same for the same report: keys in order, no space. */
export function canonicalReport(report: ReplayReport): string {
  return JSON.stringify(inOrder(report))
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  const sorted = entries.toSorted(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(sorted.map(([key, one]) => [key, inOrder(one)]))
}
