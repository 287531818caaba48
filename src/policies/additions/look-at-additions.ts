import type { IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import type { Draft, DraftLine } from '#policies/drafts/draft.ts'
import { listDrafts } from '#policies/drafts/find-draft.ts'
import type { OfTrust, Shelf } from '#policies/shelf.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import type { School } from '#people/schools/school.ts'

import type { AdditionFit, AdditionTerm } from './addition.ts'
import { findFit, findTermOn, findTerms } from './additions.store.ts'

type Needs = { readonly db: Db; readonly shelf: Shelf }

/** What a school adds: now, from a later day, and how that stands with the trust's edition. */
export type SchoolAddition = {
  readonly school: School
  readonly now: AdditionTerm | undefined
  /** Whether what stands now fits the edition in force; undefined while that is being looked at. */
  readonly fit: AdditionFit | undefined
  readonly next: AdditionTerm | undefined
  /** What is being written. */
  readonly drafts: readonly DraftLine[]
}

const mostTerms = 1000
const mostDrafts = 200

/** What every school of a trust adds to its policy, the schools by name. */
export async function lookAtAdditions(
  needs: Needs,
  trust: OfTrust,
  today: IsoDay,
): Promise<readonly SchoolAddition[]> {
  const { trustId } = trust
  const base = await needs.shelf.inForce(trust, today)
  const schools = await listSchools(needs, { trustId })
  const asked = { trustId, kind: 'addition', most: mostDrafts, after: 0 } as const
  const { drafts } = await listDrafts(needs, asked)
  return needs.db.transactionFor(trustId, async (tx) => {
    const terms = await findTerms(tx, { most: mostTerms })
    const looked: SchoolAddition[] = []
    for (const school of schools) {
      const own = terms.filter(({ schoolId }) => schoolId === school.schoolId)
      const now = own.find(({ fromDay }) => fromDay <= today)
      const stands = now?.source === undefined ? undefined : now
      const fit =
        stands && base
          ? await findFit(tx, { termId: stands.termId, baseSeal: base.seal })
          : undefined
      looked.push({
        school,
        now: stands,
        fit,
        next: own.findLast(({ fromDay }) => fromDay > today),
        drafts: drafts.filter((one) => one.schoolId === school.schoolId && isOpen(one)),
      })
    }
    return looked
  })
}

function isOpen({ state }: Pick<Draft, 'state'>): boolean {
  return state === 'drafting'
}

/** What one school adds on a day, if it adds anything. */
export async function additionOn(
  { db }: { readonly db: Db },
  {
    trustId,
    schoolId,
    day,
  }: { readonly trustId: string; readonly schoolId: string; readonly day: IsoDay },
): Promise<AdditionTerm | undefined> {
  const term = await db.transactionFor(trustId, (tx) => findTermOn(tx, { schoolId, day }))
  return term?.source === undefined ? undefined : term
}

/**
 * A school in whose addition a clause stands today; the one preferred where several have a clause of
 * the name.
 */
export async function schoolOfClause(
  { db }: { readonly db: Db },
  asked: {
    readonly trustId: string
    readonly clause: string
    readonly today: IsoDay
    readonly preferred?: string | undefined
  },
): Promise<string | undefined> {
  const { trustId, clause, today, preferred } = asked
  if (!/^[A-Z]{2,8}-[A-Za-z0-9.]+$/.test(clause)) return undefined
  const terms = await db.transactionFor(trustId, (tx) => findTerms(tx, { most: mostTerms }))
  const bySchool = Map.groupBy(terms, ({ schoolId }) => schoolId)
  const with_ = [...bySchool].filter(([, all]) => {
    const now = all.find(({ fromDay }) => fromDay <= today)
    return now?.source?.split('\n').some((line) => isHeadingOf(line, clause))
  })
  const [first] = with_.toSorted(
    ([one], [other]) => Number(other === preferred) - Number(one === preferred),
  )
  return first?.[0]
}

function isHeadingOf(line: string, clause: string): boolean {
  return line === `## ${clause}` || line.startsWith(`## ${clause} `)
}
