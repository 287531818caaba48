import type { IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import type { Draft, DraftLine } from '#policies/drafts/draft.ts'
import { listDrafts } from '#policies/drafts/find-draft.ts'
import type { OfTrust, Shelf } from '#policies/shelf.ts'
import type { School } from '#people/schools/school.ts'

import type { AdditionFit, AdditionTerm } from './addition.ts'
import { findFits, findTermOn, findTermsOf, findTermsWith } from './additions.store.ts'

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

const mostDrafts = 200

/** What some schools of a trust add to its policy, in their order. */
export async function lookAtAdditions(
  needs: Needs,
  trust: OfTrust,
  { today, schools }: { readonly today: IsoDay; readonly schools: readonly School[] },
): Promise<readonly SchoolAddition[]> {
  const { trustId } = trust
  const base = await needs.shelf.inForce(trust, today)
  const schoolIds = schools.map(({ schoolId }) => schoolId)
  const asked = { trustId, kind: 'addition', most: mostDrafts, after: 0 } as const
  const { drafts } = await listDrafts(needs, asked)
  return needs.db.transactionFor(trustId, async (tx) => {
    const terms = await findTermsOf(tx, { schoolIds, day: today })
    const termIds = terms.map(({ termId }) => termId)
    const fits = base ? await findFits(tx, { termIds, baseSeal: base.seal }) : []
    return schools.map((school) => {
      const own = terms.filter(({ schoolId }) => schoolId === school.schoolId)
      const last = own.find(({ fromDay }) => fromDay <= today)
      const now = last?.source === undefined ? undefined : last
      return {
        school,
        now,
        fit: fits.find(({ termId }) => termId === now?.termId),
        next: own.findLast(({ fromDay }) => fromDay > today),
        drafts: drafts.filter((one) => one.schoolId === school.schoolId && isOpen(one)),
      }
    })
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
  wanted: {
    readonly trustId: string
    readonly clause: string
    readonly today: IsoDay
    readonly preferred?: string | undefined
  },
): Promise<string | undefined> {
  const { trustId, clause, today, preferred } = wanted
  if (!/^[A-Z]{2,8}-[A-Za-z0-9.]+$/.test(clause)) return undefined
  const asked = { heading: `## ${clause}`, day: today }
  const terms = await db.transactionFor(trustId, (tx) => findTermsWith(tx, asked))
  const [first] = terms
    .filter(({ source = '' }) => source.split('\n').some((line) => isHeadingOf(line, clause)))
    .map(({ schoolId }) => schoolId)
    .toSorted((one, other) => Number(other === preferred) - Number(one === preferred))
  return first
}

function isHeadingOf(line: string, clause: string): boolean {
  return line === `## ${clause}` || line.startsWith(`## ${clause} `)
}
