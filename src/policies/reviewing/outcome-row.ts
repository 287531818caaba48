import { z } from 'zod'

import type { Outcome } from './review.ts'

const said = {
  on: z.string(),
  body: z.string(),
  minute: z.string(),
  note: z.string(),
  recordedBy: z.string(),
}
const outcomeRow = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('no-change'), ...said, nextDue: z.string().nullable() }),
  z.object({ outcome: z.literal('taken-back'), ...said }),
  z.object({
    outcome: z.literal('draft-begun'),
    ...said,
    draftId: z.string(),
    draftTitle: z.string(),
    draftState: z.string(),
  }),
])

/** What a kept row says came of a review. */
export function outcomeOf(row: Readonly<Record<string, unknown>>): Outcome {
  const { outcome: _, ...read } = outcomeRow.parse(row)
  if ('nextDue' in read) return { ...read, type: 'no-change', nextDue: read.nextDue ?? undefined }
  return 'draftId' in read ? { ...read, type: 'draft-begun' } : { ...read, type: 'taken-back' }
}
