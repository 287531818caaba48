import { recordAudit } from '#audit/audit.store.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import { putEdition } from '#policies/editions.store.ts'
import type { OfTrust } from '#policies/shelf.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import { fits, type AdditionTerm, type CheckedAddition } from './addition.ts'
import { findUnchecked, insertFit } from './additions.store.ts'
import { checkOn, joinedWith, type AdditionNeeds } from './put-in-force.ts'

/** So many additions are read at a time. */
const most = 20

/**
 * Looks at the additions of all schools with each edition that is or will be in force, where that was not
 * done yet. One that no longer only tightens is set aside: until it is changed, the trust's edition
 * answers alone.
 */
export async function checkAdditionsAgain(needs: AdditionNeeds, trust: OfTrust): Promise<void> {
  const today = dayOf(needs.clock.now())
  for (const base of await editionsFrom(needs, trust, today)) {
    const asked = { day: today, baseSeal: base.edition.seal, most }
    const next = () => needs.db.transactionFor(trust.trustId, (tx) => findUnchecked(tx, asked))
    for (let terms = await next(); terms.length > 0; terms = await next()) {
      for (const term of terms) await check(needs, trust, { term, ...base })
    }
  }
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
  { term, edition, day }: InForceFrom & { readonly term: AdditionTerm },
): Promise<void> {
  const { source = '' } = term
  const checked = await checkOn(needs, edition, { source, day })
  // The work of a thread of its own: it is tried again later.
  if (checked === 'busy') throw new Error('too many additions are being looked at')
  const joined = fits(checked) ? joinedWith(edition, source) : undefined
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
