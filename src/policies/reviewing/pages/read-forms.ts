import { dayWords } from '#core/day.ts'
import { isId } from '#core/ids.ts'
import type { IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import {
  dayIn,
  neededDayIn,
  problemsOf,
  textOf,
  type Problem,
  type Sent,
} from '#people/pages/forms/sent.ts'
import type { Closing, NotClosed } from '#policies/reviewing/close-review.ts'
import { eventCauses, type ReviewCause } from '#policies/reviewing/review.ts'

/** A review as the form gives it. */
export type ReadReview = {
  readonly cause: ReviewCause
  readonly reason: string
  readonly due: IsoDay
  readonly ownerId?: string | undefined
}

const most = { reason: 500, body: 200, minute: 200, note: 1000 } as const

/** What was typed into the form to open a review; `owners` are who may be chosen. */
export function readReview(
  sent: Sent,
  { today, owners }: { readonly today: IsoDay; readonly owners: readonly string[] },
): Result<ReadReview, readonly Problem[]> {
  const cause = causeIn(sent)
  const due = dueIn(sent, today)
  const reason = textOf(sent, 'reason') ?? ''
  const ownerId = textOf(sent, 'owner')
  const isKnown = ownerId === undefined || owners.includes(ownerId)
  const problems = [
    ...(cause ? [] : [{ field: 'cause', says: 'Select why the policy is to be reviewed' }]),
    ...needed(sent, { reason: 'Enter what happened' }),
    ...tooLong(sent, 'reason'),
    ...problemsOf(due),
    ...(isKnown ? [] : [{ field: 'owner', says: 'Select one of the people in the list' }]),
  ]
  if (problems.length > 0 || !cause || !due.ok) return err(problems)
  return ok({ cause, reason, due: due.value, ownerId })
}

function dueIn(sent: Sent, today: IsoDay): Result<IsoDay, Problem> {
  const due = neededDayIn(sent, 'due', { what: 'The day', asks: 'Enter by when' })
  if (!due.ok || due.value >= today) return due
  return err({ field: 'due-day', says: 'The day must be today or later' })
}

/** What has to be filled in and is not, by field with its words. */
function needed(sent: Sent, fields: Readonly<Record<string, string>>): readonly Problem[] {
  return Object.entries(fields)
    .filter(([field]) => textOf(sent, field) === undefined)
    .map(([field, says]) => ({ field, says }))
}

function causeIn(sent: Sent): ReviewCause | undefined {
  const said = sent.get('cause')
  return said === 'cycle' ? said : eventCauses.find((cause) => cause === said)
}

/** What was typed of the decision of a body. */
export function readDecision(sent: Sent): Result<Closing, readonly Problem[]> {
  const on = neededDayIn(sent, 'on', { what: 'The day', asks: 'Enter when it was decided' })
  const next = dayIn(sent, 'next', 'The next review')
  const problems = [
    ...needed(sent, { body: 'Enter who decided', minute: 'Enter where it is written down' }),
    ...tooLong(sent, 'body', 'minute', 'note'),
    ...problemsOf(on, next),
  ]
  if (problems.length > 0 || !on.ok || !next.ok) return err(problems)
  return ok({ type: 'no-change', ...textsIn(sent), on: on.value, nextDue: next.value })
}

/** What was typed of a review for an event that changes nothing. */
export function readNote(sent: Sent, today: IsoDay): Result<Closing, readonly Problem[]> {
  const note = readReason(sent, 'Enter why nothing changes')
  if (!note.ok) return note
  return ok({ type: 'no-change', on: today, body: '', minute: '', note: note.value })
}

/** The reason that was typed; `asks` is said when there is none. */
export function readReason(sent: Sent, asks: string): Result<string, readonly Problem[]> {
  const problems = [...needed(sent, { note: asks }), ...tooLong(sent, 'note')]
  return problems.length > 0 ? err(problems) : ok(textsIn(sent).note)
}

/** Which draft was chosen. */
export function readDraft(sent: Sent): Result<Closing, readonly Problem[]> {
  const draftId = textOf(sent, 'draft') ?? ''
  const problems = [
    ...(isId(draftId) ? [] : [{ field: 'draft', says: 'Select a draft' }]),
    ...tooLong(sent, 'note'),
  ]
  const { note } = textsIn(sent)
  return problems.length > 0 ? err(problems) : ok({ type: 'draft-begun', draftId, note })
}

function textsIn(sent: Sent) {
  const text = (name: keyof typeof most): string => textOf(sent, name) ?? ''
  return { body: text('body'), minute: text('minute'), note: text('note') }
}

function tooLong(sent: Sent, ...fields: readonly (keyof typeof most)[]): readonly Problem[] {
  return fields
    .filter((field) => (textOf(sent, field) ?? '').length > most[field])
    .map((field) => ({ field, says: `Use up to ${most[field]} characters` }))
}

const refusals: Readonly<Record<Exclude<NotClosed['type'], 'next-too-late'>, Problem>> = {
  'no-such-review': { field: 'note', says: 'This review is not there any more' },
  'already-closed': {
    field: 'note',
    says: 'Somebody has recorded what came of this review meanwhile',
  },
  'no-such-draft': { field: 'draft', says: 'Select a draft that has not been withdrawn' },
  'day-to-come': { field: 'on-day', says: 'The day must be today or in the past' },
  'needs-body': {
    field: 'note',
    says: 'Ask the clerk to record who decided, and where it is written down',
  },
  'needs-note': { field: 'note', says: 'Enter why nothing changes' },
  'next-not-later': { field: 'next-day', says: 'The next review must be later than this one' },
}

/** Why nothing was recorded, beside the field it is about. */
export function notClosedProblem(refused: NotClosed): Problem {
  if (refused.type !== 'next-too-late') return refusals[refused.type]
  const latest = dayWords(refused.latest)
  return {
    field: 'next-day',
    says: `The next review must be on ${latest} or earlier: the policy asks for one every ${refused.months} months`,
  }
}
