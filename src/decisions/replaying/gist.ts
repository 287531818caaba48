import { z } from 'zod'

import { outcomeSchema } from '#decisions/decision.ts'
import type { Answer } from '#rulebooks/engine/answer.ts'
import { outcomeWords } from '#rulebooks/engine/rank.ts'

/** What of an answer is compared: outcome, clauses, who is told, what must be done first, who decides. */
export type Gist = Readonly<z.infer<typeof gistSchema>>

/** A gist as the database keeps it (`parts_compared` in migrations/0016-replay.sql). */
export const gistSchema = z.object({
  outcome: outcomeSchema,
  clauses: z.array(
    z.object({
      id: z.string(),
      part: z.enum(['decides', 'supports']),
      does: z.string(),
    }),
  ),
  routes: z.array(z.object({ code: z.string(), when: z.string().exactOptional() })),
  conditions: z.array(z.string()),
  decides: z.string().nullable(),
})

/** The gist of a whole answer. */
export function gistOf({ outcome, clauses, routes, conditions, judgement }: Answer): Gist {
  return {
    outcome,
    clauses: clauses.map(({ id, part, does }) => ({ id, part, does })),
    routes: routes.map(({ code, when }) => ({ code, ...(when !== undefined && { when }) })),
    conditions: conditions.map(({ code }) => code),
    decides: judgement?.decides ?? null,
  }
}

/** In what two answers differ, the weightiest first. */
export const kinds = ['answer', 'strength', 'route', 'condition', 'decides', 'clause'] as const

/** One of the ways in which two answers differ. */
export type ChangeKind = (typeof kinds)[number]

/** In what two answers differ most; undefined where nothing that is compared does. */
export function changeBetween(before: Gist, after: Gist): ChangeKind | undefined {
  return kinds.find((kind) => partOf(before, kind) !== partOf(after, kind))
}

/** A part of a gist as text; the order of a list makes no difference. */
export function partOf(gist: Gist, kind: ChangeKind): string {
  switch (kind) {
    case 'answer':
      return gist.outcome.answer
    case 'strength':
      return outcomeWords(gist.outcome)
    case 'route':
      return listed(gist.routes.map(({ code, when = '' }) => `${code} ${when}`))
    case 'condition':
      return listed(gist.conditions)
    case 'decides':
      return gist.decides ?? ''
    case 'clause':
      return listed(gist.clauses.map(({ id, part }) => `${id} ${part}`))
  }
}

function listed(items: readonly string[]): string {
  return items.toSorted().join('\n')
}

/** The id of the clause that decides, the first of several; none where the text is silent. */
export function decidingClause({ clauses }: Gist): string {
  return clauses.find(({ part }) => part === 'decides')?.id ?? ''
}
