import { isId } from '#core/ids.ts'
import { err, ok, type Result } from '#core/result.ts'
import {
  dayIn,
  neededDayIn,
  problemsOf,
  textOf,
  type Problem,
  type Sent,
} from '#people/pages/forms/sent.ts'
import type { RoleRefusal } from '#people/roles/give-role.ts'
import { type Holding, isRole, scopeOf } from '#people/roles/role.ts'

const problems = {
  role: 'Select a role',
  school: 'Select one of the schools',
  from: 'Enter the day from which the role is held',
} as const

/** The role and its place in a form, as the door has to know them; undefined when no role is named. */
export function readGift(sent: Sent): Pick<Holding, 'role' | 'schoolId'> | undefined {
  const role = textOf(sent, 'role') ?? ''
  const schoolId = textOf(sent, 'school')
  if (!isRole(role) || (schoolId !== undefined && !isId(schoolId))) return undefined
  return { role, schoolId }
}

type Terms = Pick<Holding, 'capacity' | 'from' | 'until'>

/** In which capacity, from when and until when a role is held, as a form says it. */
export function readTerms(sent: Sent): Result<Terms, readonly Problem[]> {
  const from = neededDayIn(sent, 'from', { what: 'The first day', asks: problems.from })
  const until = dayIn(sent, 'until', 'The last day')
  if (!from.ok || !until.ok) return err(problemsOf(from, until))
  const capacity = textOf(sent, 'capacity') === 'alternate' ? 'alternate' : 'holder'
  return ok({ capacity, from: from.value, until: until.value })
}

/** A role with its place and terms, as the form to give one says it. */
export function readHolding(
  sent: Sent,
): Result<Terms & Pick<Holding, 'role' | 'schoolId'>, readonly Problem[]> {
  const gift = readGift(sent)
  const terms = readTerms(sent)
  if (gift && terms.ok) return ok({ ...gift, ...terms.value })
  return err([...(gift ? [] : [giftProblem(sent)]), ...(terms.ok ? [] : terms.error)])
}

function giftProblem(sent: Sent): Problem {
  return isRole(textOf(sent, 'role') ?? '')
    ? { field: 'school', says: problems.school }
    : { field: 'role', says: problems.role }
}

/** Why a role could not be given or changed, at the field that can put it right. */
export function refusalProblem(refusal: RoleRefusal, role: Holding['role']): Problem {
  if (refusal.type === 'barred') return { field: 'role', says: refusal.says }
  const { type } = refusal
  return type === 'wrong-scope'
    ? { field: 'school', says: scopeWords[scopeOf(role)] }
    : refusalProblems[type]
}

const scopeWords = {
  school: 'This role is held at a school: select which',
  trust: 'This role is held for the whole trust',
  either: problems.school,
} as const

const refusalProblems: Readonly<
  Record<Exclude<RoleRefusal['type'], 'wrong-scope' | 'barred'>, Problem>
> = {
  'no-such-school': { field: 'school', says: problems.school },
  'not-of-the-trust': {
    field: 'from-day',
    says: 'They do not work for or govern the trust on that day',
  },
  'ends-before-it-begins': { field: 'until-day', says: 'The last day must be after the first' },
  'held-already': { field: 'role', says: 'They hold this role there already in that time' },
  'sent-before': {
    field: 'role',
    says: 'This form was sent before. Go back to the person and begin again',
  },
  'no-such-person': { field: 'role', says: 'This is no longer there' },
  'no-such-holding': { field: 'role', says: 'This is no longer there' },
}
