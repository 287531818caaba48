import type { IsoDay } from '#core/iso-day.ts'
import { isId } from '#core/ids.ts'
import { err, ok, type Result } from '#core/result.ts'
import { neededDayIn, type Problem, type Sent, textOf } from '#people/pages/forms/sent.ts'
import type { Minuted } from '#policies/approving/deciding/record-decision.ts'
import type { Vote } from '#policies/approving/package.ts'
import { type ApprovalWay, wayLimits } from '#policies/approving/sending/way.ts'

type Read<T> = Result<T, readonly Problem[]>

const longest = { reason: 1000, minute: 100, body: 100 } as const

/** A text of a field that must be there and not too long. */
function neededText(
  sent: Sent,
  field: string,
  { asks, most }: { readonly asks: string; readonly most: number },
): Result<string, Problem> {
  const text = textOf(sent, field)
  if (text === undefined) return err({ field, says: asks })
  return text.length > most ? err({ field, says: `Use ${most} characters or fewer` }) : ok(text)
}

/** One of the values of a field. */
function oneOf<T extends string>(
  sent: Sent,
  field: string,
  { values, asks }: { readonly values: readonly T[]; readonly asks: string },
): Result<T, Problem> {
  const given = sent.get(field)
  const value = values.find((one) => one === given)
  return value === undefined ? err({ field, says: asks }) : ok(value)
}

/** A whole number of a field. */
function numberIn(
  sent: Sent,
  field: string,
  { asks, from, to }: { readonly asks: string; readonly from: number; readonly to: number },
): Result<number, Problem> {
  const text = textOf(sent, field) ?? ''
  const value = Number(text)
  return /^\d{1,6}$/.test(text) && value >= from && value <= to
    ? ok(value)
    : err({ field, says: asks })
}

function problemsIn(...all: readonly Result<unknown, Problem>[]): readonly Problem[] {
  return all.flatMap((one) => (one.ok ? [] : [one.error]))
}

/** A draft to be sent: which revision, from when in force, and the id of the package. */
export type Sending = {
  readonly revision: number
  readonly inForceFrom: IsoDay
  readonly packageId: string
}

/** What the form to send a draft says. */
export function readSending(sent: Sent, hasReplay: boolean): Read<Sending> {
  const day = neededDayIn(sent, 'from', {
    what: 'The day',
    asks: 'Enter the day from which it is to be in force',
  })
  const replay: Result<true, Problem> =
    hasReplay || sent.get('without-replay') === 'yes'
      ? ok(true)
      : err({
          field: 'without-replay',
          says: 'Run the replay first, or say that it goes without one',
        })
  const revision = Number(sent.get('revision'))
  const packageId = sent.get('package') ?? ''
  if (!day.ok || !replay.ok) return err(problemsIn(day, replay))
  if (!Number.isSafeInteger(revision) || !isId(packageId)) {
    return err([{ field: 'from-day', says: 'This form is not complete. Look at the page again' }])
  }
  return ok({ revision, inForceFrom: day.value, packageId })
}

/** The defects that a form accepts, and why. */
export function readAccepting(
  sent: Sent,
): Read<{ readonly defects: readonly string[]; readonly reason: string }> {
  const defects = [...new Set(sent.getAll('defect'))].filter((one) => /^[0-9a-f]{64}$/.test(one))
  const chosen: Result<true, Problem> =
    defects.length > 0
      ? ok(true)
      : err({ field: 'defect', says: 'Select the defects that are accepted' })
  const why = neededText(sent, 'why', { asks: 'Say why they are accepted', most: longest.reason })
  if (!chosen.ok || !why.ok) return err(problemsIn(chosen, why))
  return ok({ defects, reason: why.value })
}

const votes: readonly Vote[] = ['for', 'against', 'abstain']

/** How somebody votes, and why. */
export function readVote(sent: Sent): Read<{ readonly vote: Vote; readonly reason: string }> {
  const vote = oneOf(sent, 'vote', { values: votes, asks: 'Select how you vote' })
  const reason = textOf(sent, 'reason') ?? ''
  const problems = [
    ...problemsIn(vote),
    ...(vote.ok && vote.value === 'against' && reason === ''
      ? [{ field: 'reason', says: 'Say why you are against it, for those who go on writing' }]
      : []),
    ...(reason.length > longest.reason
      ? [{ field: 'reason', says: `Use ${longest.reason} characters or fewer` }]
      : []),
  ]
  return vote.ok && problems.length === 0 ? ok({ vote: vote.value, reason }) : err(problems)
}

const outcomes = ['approved', 'declined'] as const

/** What a meeting decided, as the form to record it says. */
export function readMinuted(sent: Sent): Read<Minuted> {
  const outcome = oneOf(sent, 'outcome', { values: outcomes, asks: 'Select what was decided' })
  const metOn = neededDayIn(sent, 'met', {
    what: 'The day of the meeting',
    asks: 'Enter the day of the meeting',
  })
  const minute = neededText(sent, 'minute', {
    asks: 'Enter where the minutes say so, such as 26/114',
    most: longest.minute,
  })
  const count = readCount(sent)
  const reason = readDeclined(sent)
  if (!outcome.ok || !metOn.ok || !minute.ok || !count.ok || !reason.ok) {
    return err([
      ...problemsIn(outcome, metOn, minute),
      ...(count.ok ? [] : count.error),
      ...problemsIn(reason),
    ])
  }
  return ok({
    outcome: outcome.value,
    metOn: metOn.value,
    minute: minute.value,
    count: count.value,
    reason: reason.value,
  })
}

function readCount(sent: Sent): Read<Minuted['count']> {
  const people = (field: string, what: string) =>
    numberIn(sent, field, { asks: `Enter how many ${what}, such as 7`, from: 0, to: 999 })
  const yes = people('votes-for', 'were for it')
  const against = people('votes-against', 'were against it')
  const abstained = people('votes-abstained', 'abstained')
  if (!yes.ok || !against.ok || !abstained.ok) return err(problemsIn(yes, against, abstained))
  return ok({ for: yes.value, against: against.value, abstained: abstained.value })
}

function readDeclined(sent: Sent): Result<string, Problem> {
  const asks = 'Say why it was declined, for those who go on writing'
  if (sent.get('outcome') === 'declined') {
    return neededText(sent, 'reason', { asks, most: longest.reason })
  }
  return ok('')
}

/** Why a package is withdrawn. */
export function readWithdrawing(sent: Sent): Read<string> {
  const why = neededText(sent, 'why', { asks: 'Say why it is withdrawn', most: longest.reason })
  return why.ok ? why : err([why.error])
}

/** How a trust decides from now on. */
export function readWay(sent: Sent): Read<ApprovalWay> {
  const way = oneOf(sent, 'way', {
    values: ['record', 'vote'] as const,
    asks: 'Select how it is decided',
  })
  const body = neededText(sent, 'body', {
    asks: 'Enter the body that decides, such as Trust Board',
    most: longest.body,
  })
  const quorum = numberIn(sent, 'quorum', {
    asks: `Enter how many must vote, from 2 to ${wayLimits.quorum}`,
    from: 2,
    to: wayLimits.quorum,
  })
  const share = oneOf(sent, 'share', {
    values: ['half', 'two-thirds'] as const,
    asks: 'Select how many must be for it',
  })
  const days = numberIn(sent, 'days', {
    asks: `Enter a number of days from 1 to ${wayLimits.days}`,
    from: 1,
    to: wayLimits.days,
  })
  if (!way.ok || !body.ok || !quorum.ok || !share.ok || !days.ok) {
    return err(problemsIn(way, body, quorum, share, days))
  }
  return ok({
    way: way.value,
    body: body.value,
    quorum: quorum.value,
    share: share.value,
    days: days.value,
  })
}
