import type { PersonStanding, State } from './standings.ts'

/** How many people stand how: at a school, or of a role. */
export type Count = { readonly id: string; readonly total: number } & Readonly<
  Record<State, number>
>

/** People counted by school; whoever is at several counts at each, and at none under an empty id. */
export function countBySchool(people: readonly PersonStanding[]): readonly Count[] {
  return counted(people, ({ schools }) => (schools.length === 0 ? [''] : schools))
}

/** People counted by role; whoever has several counts for each. */
export function countByRole(people: readonly PersonStanding[]): readonly Count[] {
  return counted(people, ({ roles }) => roles)
}

function counted(
  people: readonly PersonStanding[],
  of: (person: PersonStanding) => readonly string[],
): readonly Count[] {
  const counts = new Map<string, Record<State, number>>()
  for (const person of people) {
    for (const id of of(person)) {
      const count = counts.get(id) ?? { overdue: 0, owed: 0, done: 0 }
      count[person.state] += 1
      counts.set(id, count)
    }
  }
  return [...counts].map(([id, count]) => ({
    id,
    ...count,
    total: count.overdue + count.owed + count.done,
  }))
}

/** Who is sought in a list: at a school, of a role, in a state, and who owes one thing. */
export type Sought = {
  readonly schoolId?: string | undefined
  readonly role?: string | undefined
  readonly state?: State | 'outstanding' | undefined
  readonly key?: string | undefined
}

/** Those of the people who are sought. */
export function soughtAmong(
  people: readonly PersonStanding[],
  { schoolId, role, state, key }: Sought,
): readonly PersonStanding[] {
  return people
    .filter(({ schools }) => schoolId === undefined || schools.includes(schoolId))
    .filter((one) => role === undefined || one.roles.includes(role))
    .filter((one) => isInState(one, state))
    .filter(({ owed }) => key === undefined || owed.some((item) => item.key === key))
}

function isInState({ state }: PersonStanding, wanted: Sought['state']): boolean {
  if (wanted === undefined) return true
  return wanted === 'outstanding' ? state !== 'done' : state === wanted
}
