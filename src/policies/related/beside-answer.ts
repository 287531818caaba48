import type { Visitor } from '#access/visitor.ts'
import { schoolsOf } from '#access/visitor.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import type { Rulebook } from '#rulebooks/language/rulebook.ts'

import { listRelated, type RelatedLine } from './list-related.ts'
import { isOfStaff } from './of-staff.ts'

/** Documents that go with an answer. */
export type BesideAnswer = {
  /** They hold where they and the policy differ. */
  readonly prevailing: readonly RelatedLine[]
  /** The clauses of the answer name them, or they go with every report. */
  readonly named: readonly RelatedLine[]
}

/**
 * The documents that an answer has to name: those that prevail over the policy, and those its clauses lean
 * on. Of documents of which each school has its own, that of the asker's school where they have one school.
 */
export async function besideAnswer(
  { db }: { readonly db: Db },
  asked: {
    readonly trustId: string
    readonly rulebook: Rulebook
    readonly clauses: readonly string[]
    /** The question is about something received or to be reported. */
    readonly isReport: boolean
    readonly visitor: Visitor | undefined
    readonly today: IsoDay
  },
): Promise<BesideAnswer> {
  const { clauses, visitor } = asked
  const shelf = await listRelated({ db }, asked)
  const [school, ...others] = visitor === undefined ? [] : schoolsOf(visitor)
  const own = others.length === 0 ? school : undefined
  const seen = shelf.documents.filter((one) => one.for === 'everyone' || isOfStaff(visitor))
  const line = (one: (typeof seen)[number]): RelatedLine => shelf.at(one, own)
  const cited = new Set(clauses)
  return {
    prevailing: seen.filter(({ prevails }) => prevails).map(line),
    named: seen
      .filter(({ prevails }) => !prevails)
      .filter(({ clause, reports }) => cited.has(clause ?? '') || (reports && asked.isReport))
      .map(line),
  }
}
