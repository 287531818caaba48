import type { Visitor } from '#access/visitor.ts'
import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import type { ShownKind } from '#people/kind-words.ts'

import { countPeople, findPeople, type ListedPerson } from './people-listed.store.ts'
import { visiblePeople } from './visible-people.ts'

/** How many people one page of the list shows. */
export const pageLength = 25

/** What is looked for: words that begin names, what someone is today, where. */
export type PeopleSought = {
  readonly words: readonly string[]
  readonly kind?: ShownKind | undefined
  readonly schoolId?: string | undefined
  /** Only those who work for or govern the trust, and so can hold a role. */
  readonly isWorking?: boolean
}

/** One page of a list of people, and how many there are in all. */
export type PeoplePage = {
  readonly people: readonly ListedPerson[]
  readonly count: number
  /** Counted from 1; the last page for a number beyond it. */
  readonly page: number
  readonly pages: number
}

/**
 * The people a visitor may see, by name, one page of them. Looking is recorded, without the names that
 * were looked for.
 */
export async function listPeople(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: { readonly visitor: Visitor; readonly sought: PeopleSought; readonly page: number },
): Promise<PeoplePage> {
  const { visitor, sought } = asked
  const { trustId, personId } = visitor
  const at = clock.now()
  const which = { ...sought, visible: visiblePeople(visitor), day: dayOf(at) }
  return db.transactionFor(trustId, async (tx) => {
    const count = await countPeople(tx, which)
    const pages = Math.max(1, Math.ceil(count / pageLength))
    const page = Math.min(Math.max(1, asked.page), pages)
    const slice = { limit: pageLength, offset: (page - 1) * pageLength, now: at }
    const people = await findPeople(tx, which, slice)
    const { kind, schoolId, words } = sought
    const facts = { kind, schoolId, byName: words.length > 0, page, count }
    const subject = { kind: 'trust', id: trustId }
    await recordAudit(tx, { at, actor: personId, action: 'people.listed', subject, facts })
    return { people, count, page, pages }
  })
}
