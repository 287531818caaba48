import { err, ok, type Result } from '#core/result.ts'
import { isJob, kinds, type Kind, type Stay } from '#people/person.ts'

import { dayIn, problemsOf, textOf, type Problem, type Sent } from './sent.ts'

const problems = {
  kind: 'Select what they are to the school or trust',
  school: 'Select one of the schools',
  pupilSchool: 'Select the school of the pupil',
  job: 'Select a job only for staff',
  until: 'The last day must not be before the first',
} as const

/** What someone is, where and for how long, as a form says it; the schools are those there are. */
export function readStay(
  sent: Sent,
  schools: readonly { readonly schoolId: string }[],
): Result<Stay, readonly Problem[]> {
  const kind = readKind(sent)
  const from = dayIn(sent, 'from', 'The first day')
  const until = dayIn(sent, 'until', 'The last day')
  const school = readSchool(sent, schools)
  const job = readJob(sent)
  if (!kind.ok || !from.ok || !until.ok || !school.ok || !job.ok) {
    return err(problemsOf(kind, job, school, from, until))
  }
  const stay = {
    kind: kind.value,
    schoolId: school.value,
    job: job.value,
    from: from.value,
    until: until.value,
  }
  return isBackwards(stay) ? err([{ field: 'until-day', says: problems.until }]) : ok(stay)
}

function isBackwards({ from, until }: Stay): boolean {
  return from !== undefined && until !== undefined && until < from
}

function readKind(sent: Sent): Result<Kind, Problem> {
  const word = textOf(sent, 'kind')
  const kind = kinds.find((one) => one === word)
  return kind === undefined ? err({ field: 'kind', says: problems.kind }) : ok(kind)
}

function readSchool(
  sent: Sent,
  schools: readonly { readonly schoolId: string }[],
): Result<string | undefined, Problem> {
  const wanted = textOf(sent, 'school')
  if (wanted === undefined) {
    return textOf(sent, 'kind') === 'pupil'
      ? err({ field: 'school', says: problems.pupilSchool })
      : ok(undefined)
  }
  const isOne = schools.some(({ schoolId }) => schoolId === wanted)
  return isOne ? ok(wanted) : err({ field: 'school', says: problems.school })
}

function readJob(sent: Sent): Result<Stay['job'], Problem> {
  const word = textOf(sent, 'job')
  if (word === undefined) return ok(undefined)
  const fits = isJob(word) && textOf(sent, 'kind') === 'staff'
  return fits ? ok(word) : err({ field: 'job', says: problems.job })
}
