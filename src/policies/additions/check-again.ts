import { recordAudit } from '#audit/audit.store.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import { putEdition } from '#policies/editions.store.ts'
import type { OfTrust } from '#policies/shelf.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import { fits, type AdditionTerm, type CheckedAddition } from './addition.ts'
import { findFit, findTerms, insertFit } from './additions.store.ts'
import { checkOn, joinedWith, type AdditionNeeds } from './put-in-force.ts'

/** Additions of a trust that are looked at in one go, those that begin last first. */
const most = 500

/**
 * Looks at the additions of all schools with each edition that is or will be in force, where that was not
 * done yet. One that no longer only tightens is set aside: until it is changed, the trust's edition
 * answers alone.
 */
export async function checkAdditionsAgain(needs: AdditionNeeds, trust: OfTrust): Promise<void> {
  const today = dayOf(needs.clock.now())
  const { trustId } = trust
  const terms = await needs.db.transactionFor(trustId, (tx) => findTerms(tx, { most }))
  const standing = standingFrom(terms, today)
  if (standing.length === 0) return
  for (const { edition, day } of await editionsFrom(needs, trust, today)) {
    for (const term of standing) {
      const of = { termId: term.termId, baseSeal: edition.seal }
      const known = await needs.db.transactionFor(trustId, (tx) => findFit(tx, of))
      if (known === undefined) await check(needs, trust, { term, edition, day })
    }
  }
}

/** What each school adds today, and what it will add. */
function standingFrom(
  terms: readonly AdditionTerm[],
  today: IsoDay,
): readonly (AdditionTerm & { readonly source: string })[] {
  const bySchool = Map.groupBy(terms, ({ schoolId }) => schoolId)
  return [...bySchool.values()].flatMap((all) => {
    const now = all.find(({ fromDay }) => fromDay <= today)
    const standing = all.filter((term) => term.fromDay > today || term === now)
    return standing.flatMap((term) =>
      term.source === undefined ? [] : [{ ...term, source: term.source }],
    )
  })
}

type InForceFrom = { readonly edition: SealedEdition; readonly day: IsoDay }

/** The edition in force today, and those that will be, each with a day on which it is. */
async function editionsFrom(
  { shelf }: AdditionNeeds,
  trust: OfTrust,
  today: IsoDay,
): Promise<readonly InForceFrom[]> {
  const terms = await shelf.terms(trust.trustId)
  const days = [today, ...terms.map(({ fromDay }) => fromDay).filter((day) => day > today)]
  const editions = new Map<string, InForceFrom>()
  for (const day of days) {
    const edition = await shelf.inForce(trust, day)
    if (edition && !editions.has(edition.seal)) editions.set(edition.seal, { edition, day })
  }
  return [...editions.values()]
}

async function check(
  needs: AdditionNeeds,
  { trustId }: OfTrust,
  {
    term,
    edition,
    day,
  }: InForceFrom & { readonly term: AdditionTerm & { readonly source: string } },
): Promise<void> {
  const checked = await checkOn(needs, edition, { source: term.source, day })
  const joined = fits(checked) ? joinedWith(edition, term.source) : undefined
  const at = needs.clock.now()
  await needs.db.transactionFor(trustId, async (tx) => {
    if (joined) await putEdition(tx, { ...joined, label: joined.rulebook.control.edition }, at)
    const fit = { termId: term.termId, baseSeal: edition.seal, seal: joined?.seal, checkedAt: at }
    if (!(await insertFit(tx, { ...fit, why: whyNot(checked) }))) return
    await recordAudit(tx, {
      at,
      actor: 'system',
      action: joined ? 'addition.checked' : 'addition.set-aside',
      subject: { kind: 'school', id: term.schoolId },
      facts: { term: term.termId, edition: edition.seal, weakened: checked.weakened.length },
    })
  })
}

function whyNot({ mistakes, weakened, gaveUp }: CheckedAddition) {
  const unsure = { line: 1, says: 'the search for weakened clauses could not be brought to an end' }
  return [...mistakes, ...weakened, ...(gaveUp > 0 ? [unsure] : [])]
}
