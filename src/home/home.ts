import type { TrustAtDoor } from '#access/at-door.routes.ts'
import { type HeldStay, schoolsOf, type Visitor } from '#access/visitor.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Task } from '#core/task.ts'
import type { Db } from '#db/db.ts'
import type { Decision } from '#decisions/decision.ts'
import { ownQuestions } from '#decisions/own/own-questions.ts'
import { holdsOn } from '#people/person.ts'
import type { Holding } from '#people/roles/role.ts'
import { rolesOf } from '#people/roles/roles-of.ts'
import { type Holder, whoHolds } from '#people/roles/who-holds.ts'
import { listSchools } from '#people/schools/list-schools.ts'

/** For whom the home page is made, in which trust, and on which day. */
export type HomeAsked = {
  readonly visitor: Visitor
  readonly trust: TrustAtDoor
  readonly today: IsoDay
}

/** Gives what waits for a person; each part of the software has its own. */
export type TaskSource = (asked: HomeAsked) => readonly Task[] | Promise<readonly Task[]>

/** A school a person belongs to, or one of the trust they hold a role for. */
export type OwnSchool = { readonly schoolId: string; readonly name: string }

/** A role a person holds now or will hold, and where. */
export type OwnRole = Pick<Holding, 'role' | 'capacity' | 'from' | 'until'> & {
  readonly schoolId: string | undefined
  readonly where: string
}

/** Everything a home page shows that is not the policy. */
export type Home = {
  readonly tasks: readonly Task[]
  readonly questions: readonly Decision[]
  readonly roles: readonly OwnRole[]
  readonly stays: readonly (HeldStay & { readonly where: string })[]
  readonly schools: readonly OwnSchool[]
  /** Whether all schools of the trust are there, for a role of the whole trust. */
  readonly hasWholeTrust: boolean
  /** The school looked at first; undefined where a person has none. */
  readonly school: OwnSchool | undefined
  /** Who holds a role at that school. */
  readonly holders: readonly Holder[]
}

const mostQuestions = 3

const urgency: readonly Task['state'][] = ['overdue', 'to-do', 'look', 'advised']

/** What a person comes home to; `schoolId` is the one of their schools they want first. */
export async function homeOf(
  { db, tasks }: { readonly db: Db; readonly tasks: readonly TaskSource[] },
  asked: HomeAsked & { readonly schoolId: string | undefined },
): Promise<Home> {
  const { visitor, trust, today } = asked
  const { trustId } = trust
  const { personId } = visitor
  const schools = schoolsFor(visitor, await listSchools({ db }, { trustId }))
  const school = schools.find(({ schoolId }) => schoolId === asked.schoolId) ?? schools[0]
  const nameOf = (schoolId: string | undefined): string =>
    schools.find((one) => one.schoolId === schoolId)?.name ?? trust.name
  const held = await rolesOf({ db }, { trustId, personId })
  const { decisions } = await ownQuestions({ db }, { trustId, personId, most: mostQuestions })
  return {
    tasks: await waiting(tasks, { visitor, trust, today }),
    questions: decisions,
    roles: inOrder(
      held.filter((one) => isNotOver(one, today)).map((one) => roleOf(one, nameOf)),
      school,
    ),
    stays: inOrder(
      visitor.stays.map((stay) => ({ ...stay, where: nameOf(stay.schoolId) })),
      school,
    ),
    schools,
    hasWholeTrust: hasWholeTrust(visitor),
    school,
    holders: school === undefined ? [] : await holdersAt({ db }, { trustId, today, ...school }),
  }
}

/** The schools somebody belongs to; for a role of the whole trust also all others, after them. */
function schoolsFor(visitor: Visitor, all: readonly OwnSchool[]): readonly OwnSchool[] {
  const own = schoolsOf(visitor)
  const isOwn = ({ schoolId }: OwnSchool): boolean => own.includes(schoolId)
  const others = hasWholeTrust(visitor) ? all.filter((one) => !isOwn(one)) : []
  return [...all.filter(isOwn), ...others]
}

function hasWholeTrust({ holdings }: Visitor): boolean {
  return holdings.some(({ schoolId }) => schoolId === undefined)
}

/** Who holds a role at a school itself; what is held for the whole trust stands with the roles. */
async function holdersAt(
  { db }: { readonly db: Db },
  at: OwnSchool & { readonly trustId: string; readonly today: IsoDay },
): Promise<readonly Holder[]> {
  const { trustId, schoolId, today: day } = at
  const held = await whoHolds({ db }, { trustId, day, schoolId })
  return held.filter((one) => one.schoolId === schoolId)
}

async function waiting(sources: readonly TaskSource[], asked: HomeAsked): Promise<readonly Task[]> {
  const found: Task[] = []
  for (const source of sources) found.push(...(await source(asked)))
  return found.toSorted((one, other) => urgency.indexOf(one.state) - urgency.indexOf(other.state))
}

function isNotOver(holding: Holding, today: IsoDay): boolean {
  return holdsOn(holding, today) || holding.from > today
}

function roleOf(holding: Holding, nameOf: (schoolId: string | undefined) => string): OwnRole {
  const { role, capacity, from, until, schoolId } = holding
  return { role, capacity, from, until, schoolId, where: nameOf(schoolId) }
}

/** What is of one school first; all else keeps its order. */
function inOrder<T extends { readonly schoolId?: string | undefined }>(
  all: readonly T[],
  school: OwnSchool | undefined,
): readonly T[] {
  const isFirst = ({ schoolId }: T): boolean =>
    schoolId !== undefined && schoolId === school?.schoolId
  return [...all.filter(isFirst), ...all.filter((one) => !isFirst(one))]
}
