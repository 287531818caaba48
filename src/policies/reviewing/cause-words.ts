import type { ReviewCause } from './review.ts'

/** What brings a review, in words: as a task, as a choice, and as the reason that is given. */
export const causeWords: Readonly<
  Record<ReviewCause, { readonly task: string; readonly choice: string; readonly why: string }>
> = {
  cycle: {
    task: 'Review the policy',
    choice: 'Its time has come round',
    why: 'Its time has come round',
  },
  'guidance-change': {
    task: 'Review the policy: guidance has changed',
    choice: 'National or local guidance or procedure has changed',
    why: 'Guidance that changed',
  },
  concern: {
    task: 'Review the policy: after a concern',
    choice: 'A concern in one of our schools',
    why: 'A concern',
  },
  'infrastructure-change': {
    task: 'Review the policy: equipment has changed',
    choice: 'Technical equipment or infrastructure has changed',
    why: 'What changed in the equipment',
  },
  lesson: {
    task: 'Review the policy: a lesson from a case',
    choice: 'A lesson learnt from a case',
    why: 'The lesson',
  },
  'template-change': {
    task: 'Review the policy: its template has changed',
    choice: 'The template it was written from has a new edition',
    why: 'The new template',
  },
  request: {
    task: 'Review the policy: on request',
    choice: 'Another reason',
    why: 'The reason',
  },
}
