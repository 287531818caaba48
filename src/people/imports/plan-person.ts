import { newId } from '#core/ids.ts'
import type { IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Person, Stay } from '#people/person.ts'

import type { Held, HeldPerson, PersonPlan } from './plan.ts'
import { endStays, goesOn, planStays, type StayPlan, type StayRules } from './plan-stays.ts'
import type { RosterPerson } from './roster.ts'

/** What all rows of an import are fitted to. */
export type Context = {
  readonly rules: StayRules
  readonly held: Held
  /** The school a file means: '' for the whole trust, undefined for one that nobody knows. */
  readonly schoolOf: (key: string | undefined) => string | undefined
  /** Held ids of digits by what is left of them without the zeros at their beginning. */
  readonly zeros: ReadonlyMap<string, string>
}

type PersonRefusal = { readonly reason: string; readonly meant?: string }

/** What a row makes of a person; nothing when all is as it was, or of a stranger who has left. */
export function planPerson(
  told: RosterPerson,
  context: Context,
): Result<PersonPlan | undefined, PersonRefusal> {
  const stays = staysOf(told, context)
  if (!stays.ok) return stays
  const named = { ...told, ...namesOf(told) }
  if (named.familyName === '') return err({ reason: 'there is no name' })
  const known = context.held.people.get(told.id)
  const withStays = { ...context, stays: stays.value }
  return known ? ok(planKnown(known, named, withStays)) : planStranger(named, withStays)
}

/** Someone with one name has it as the family name. */
function namesOf({
  givenName,
  familyName,
}: RosterPerson): Pick<Person, 'givenName' | 'familyName'> {
  return familyName === '' ? { givenName: '', familyName: givenName } : { givenName, familyName }
}

function planStranger(
  told: Told,
  context: WithStays,
): Result<PersonPlan | undefined, PersonRefusal> {
  const meant = context.zeros.get(told.id.replace(/^0+/, ''))
  if (meant !== undefined && /^\d+$/.test(told.id)) {
    const reason = `the id differs from ${meant} only in zeros at its beginning, which spreadsheets lose`
    return err({ reason, meant })
  }
  if (told.leaves !== undefined) return ok(undefined)
  if (context.stays.length > 0) return ok(planNew(told, context))
  return err({ reason: 'the person is not known and has no role' })
}

function staysOf(
  told: RosterPerson,
  { schoolOf }: Context,
): Result<readonly Stay[], PersonRefusal> {
  const stays = new Map<string, Stay>()
  for (const { school, ...stay } of told.stays) {
    const schoolId = schoolOf(school)
    if (schoolId === undefined) return err({ reason: `there is no school “${school}”` })
    if (isBackwards(stay)) return err({ reason: 'the last day is before the first' })
    const key = `${stay.kind} ${schoolId} ${stay.until ?? ''}`
    if (!stays.has(key)) stays.set(key, { ...stay, schoolId: schoolId || undefined })
  }
  return ok([...stays.values()])
}

function isBackwards({ from, until }: Omit<Stay, 'kind'>): boolean {
  return from !== undefined && until !== undefined && until < from
}

type Told = Omit<RosterPerson, 'stays'>
type WithStays = Context & { readonly stays: readonly Stay[] }

function planNew(told: Told, { stays, rules }: WithStays): PersonPlan {
  const plan = planStays([], { stays, areAll: false }, rules)
  return {
    type: 'new',
    person: factsOf(told, undefined, plan),
    id: told.id,
    what: [],
    isPupil: hasPupil(plan),
    hasNewFacts: true,
    ...plan,
    at: told.at,
  }
}

function planKnown(
  known: HeldPerson,
  told: Told,
  { stays, rules }: WithStays,
): PersonPlan | undefined {
  const plan =
    told.leaves === undefined
      ? planStays(known.stays, { stays, areAll: told.staysAreAll }, rules)
      : endStays(known.stays, told.leaves, { ...rules, onlyCovered: false })
  const person = factsOf(told, known, plan)
  return changedPlan(known, { person, plan, day: rules.day, at: told.at })
}

/** The plan for someone who is known; undefined when nothing changes. */
export function changedPlan(
  known: HeldPerson,
  next: {
    readonly person: Omit<Person, 'stays'>
    readonly plan: StayPlan
    readonly day: IsoDay
    readonly at?: RosterPerson['at']
  },
): PersonPlan | undefined {
  const { person, plan, day } = next
  const facts = changedFacts(known, person)
  if (facts.length + plan.added.length + plan.altered.length === 0) return undefined
  const was = known.stays.some((stay) => goesOn(stay, day))
  const is = plan.stays.some((stay) => goesOn(stay, day))
  return {
    type: was && !is ? 'left' : 'changed',
    person,
    id: known.id,
    what: [...facts, ...stayWords(plan, { was, is, day })],
    isPupil: hasPupil(plan),
    hasNewFacts: facts.length > 0,
    ...plan,
    at: next.at,
  }
}

/** A file that does not say something takes nothing away. Pupils' addresses, and others' births, are not kept. */
function factsOf(told: Told, known: HeldPerson | undefined, plan: StayPlan): Omit<Person, 'stays'> {
  const was: Partial<HeldPerson> = known ?? {}
  const { personId = newId() } = was
  const names = { personId, givenName: told.givenName, familyName: told.familyName }
  if (!hasPupil(plan)) return { ...names, email: told.email ?? was.email }
  const { dateOfBirth = was.dateOfBirth, yearGroup = was.yearGroup } = told
  return { ...names, dateOfBirth, yearGroup }
}

const factWords = {
  givenName: 'given name',
  familyName: 'family name',
  email: 'e-mail',
  dateOfBirth: 'date of birth',
  yearGroup: 'year',
} as const

function changedFacts(known: HeldPerson, person: Omit<Person, 'stays'>): readonly string[] {
  const names = ['givenName', 'familyName', 'email', 'dateOfBirth', 'yearGroup'] as const
  return names.filter((name) => known[name] !== person[name]).map((name) => factWords[name])
}

function stayWords(
  { added, altered }: StayPlan,
  { was, is, day }: { readonly was: boolean; readonly is: boolean; readonly day: IsoDay },
): readonly string[] {
  if (was && !is) return ['left']
  if (!was && is) return ['came back']
  const words = [
    ...(added.length > 0 ? ['joined a school or kind'] : []),
    ...(altered.some((stay) => !goesOn(stay, day)) ? ['left a school or kind'] : []),
    ...(altered.some((stay) => goesOn(stay, day)) ? ['job or dates'] : []),
  ]
  return words
}

function hasPupil({ stays }: StayPlan): boolean {
  return stays.some(({ kind }) => kind === 'pupil')
}
