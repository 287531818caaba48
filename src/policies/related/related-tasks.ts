import type { Task } from '#core/task.ts'
import type { Db } from '#db/db.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import type { AskedFor } from '#policies/asked-for.ts'
import type { Shelf } from '#policies/shelf.ts'

import { listRelated } from './list-related.ts'
import { wantingAt, type WantingLine } from './wanting.ts'

const words = {
  title: (many: number): string =>
    many === 1
      ? 'Mend a document the policy leans on'
      : `Mend ${many} documents the policy leans on`,
  why: 'Missing or outdated:',
} as const

/** The roles that keep what is recorded of related documents, for the trust or their school. */
const keepers = ['trust-central', 'executive-headteacher', 'headteacher', 'clerk', 'dsl']

/** The related documents that are missing or outdated, for those who can say where they are. */
export async function relatedTasks(
  { db, shelf }: { readonly db: Db; readonly shelf: Shelf },
  { visitor, trust, today }: AskedFor,
): Promise<readonly Task[]> {
  const held = visitor.holdings.filter(({ role }) => keepers.includes(role))
  if (held.length === 0) return []
  const edition = await shelf.inForce(trust, today)
  if (edition === undefined) return []
  const { trustId } = trust
  const { rulebook } = edition
  const related = await listRelated({ db }, { trustId, rulebook, today })
  const ofTrust = held.some(({ schoolId }) => schoolId === undefined)
  const schools = await listSchools({ db }, trust)
  const own = schools.filter((one) => held.some(({ schoolId }) => schoolId === one.schoolId))
  const wanting = wantingAt(related, { ofTrust, schools: own })
  return wanting.length === 0 ? [] : [taskOf(wanting, `/trusts/${trust.slug}/related#wanting`)]
}

const mostNamed = 3

function taskOf(wanting: readonly WantingLine[], href: string): Task {
  const titles = [...new Set(wanting.map(({ one }) => one.title))]
  const more = titles.length - mostNamed
  const named = [...titles.slice(0, mostNamed), ...(more > 0 ? [`and ${more} more`] : [])]
  return {
    title: words.title(wanting.length),
    why: `${words.why} ${named.join('; ')}.`,
    href,
    state: 'to-do',
  }
}
