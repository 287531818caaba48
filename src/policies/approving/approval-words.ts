import { dayWords } from '#core/day.ts'

import type { Life } from './life.ts'
import type { Count, Decision, PackageState, Terms } from './package.ts'

/** How a vote fell out: “7 for, 1 against, 0 abstained”. */
export function countWords({ for: yes, against, abstained }: Count): string {
  return `${yes} for, ${against} against, ${abstained} abstained`
}

const shares = { half: 'more than half', 'two-thirds': 'two thirds or more' } as const

/** How a package is decided, in a sentence. */
export function termsWords({ way, body, quorum, share, decideBy }: Terms): string {
  return way === 'record'
    ? `The ${bare(body)} decides in a meeting, and its decision is recorded here by ${dayWords(decideBy)}.`
    : `Each trustee votes here by ${dayWords(decideBy)}. At least ${quorum} must vote, and ${shares[share]} of all who may vote must be for it.`
}

/** A body without the article that a sentence gives it. */
function bare(body: string): string {
  return body.replace(/^the /i, '')
}

/** What a decision rests on, without anybody's name: it is for the public too. */
export function decisionWords(decision: Decision): string {
  const { outcome, body, count } = decision
  const done = outcome === 'approved' ? 'Approved' : 'Declined'
  return decision.way === 'record'
    ? `${done} by the ${bare(body)} on ${dayWords(decision.metOn)}, minute ${decision.minute}: ${countWords(count)}.`
    : `${done} by the ${bare(body)}, each trustee voting: ${countWords(count)}, of ${decision.entitled} who could vote.`
}

/** How packages stand. */
export const packageStates: Readonly<
  Record<PackageState, { readonly text: string; readonly classes: string }>
> = {
  'in-review': { text: 'In review', classes: 'govuk-tag--yellow' },
  approved: { text: 'Approved', classes: 'govuk-tag--green' },
  declined: { text: 'Declined', classes: 'govuk-tag--red' },
  withdrawn: { text: 'Withdrawn', classes: 'govuk-tag--grey' },
  lapsed: { text: 'Lapsed', classes: 'govuk-tag--grey' },
}

/** The steps of the life of an edition, as they are drawn. */
export const lifeNames: Readonly<Record<Life['state'], string>> = {
  draft: 'Draft',
  'in-review': 'In review',
  approved: 'Approved',
  'in-force': 'In force',
  overdue: 'Overdue',
  replaced: 'Replaced',
}

/** What can be said of the step an edition is at. */
export function lifeWords(life: Life): string {
  switch (life.state) {
    case 'draft':
      return 'It is being written.'
    case 'in-review':
      return `It is with those who decide, until ${dayWords(life.decideBy)}.`
    case 'approved':
      return `It is in force from ${dayWords(life.inForceFrom)}.`
    case 'in-force':
      return `In force since ${dayWords(life.since)}; its review is due on ${dayWords(life.reviewDue)}.`
    case 'overdue':
      return `In force since ${dayWords(life.since)}; its review was due on ${dayWords(life.reviewDue)} and is overdue. It still applies.`
    case 'replaced':
      return `In force from ${dayWords(life.since)} until another edition replaced it on ${dayWords(life.on)}.`
  }
}
